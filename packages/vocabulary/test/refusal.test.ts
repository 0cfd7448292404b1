import { expect, test } from '@jest/globals'
import { Refusal, isRetryable, tellRefusal } from '../src/refusal'
import { refusalCodes, refusalTexts } from '../src/refusal-catalogue'

test('a refusal tells its facts in the language of the reader', () => {
  const facts = { field: 'content', limit: 5000, length: 1_000_000 }
  expect(tellRefusal('TEXT_TOO_LONG', facts, 'zh')).toBe('“content”超过上限 5000 字(现为 1000000 字)。')
  expect(new Refusal('TEXT_TOO_LONG', facts).message).toContain('limit of 5000 characters')
})

test('lists of facts are joined as the language joins them', () => {
  const facts = { problems: ['a', 'b'] }
  expect(tellRefusal('INPUT_INVALID', facts, 'zh')).toContain('a、b')
  expect(tellRefusal('INPUT_INVALID', facts, 'en')).toContain('a, b')
})

test('events among the facts are told by their words, and what is not known as a dash', () => {
  const facts = { expected: 1, actual: 2, changedBy: 'li', changes: ['intake.appeal.closed.v1', 'x.y.z.v1'] }
  expect(tellRefusal('VERSION_CONFLICT', { ...facts, changedAt: null }, 'zh')).toContain(
    '结案、x.y.z.v1,由 li 于 — 最后更改',
  )
  expect(tellRefusal('VERSION_CONFLICT', { ...facts, changes: [], changedAt: 'noon' }, 'en')).toContain(
    ': —, last by li at noon',
  )
})

test('both languages name the same facts', () => {
  const named = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort()
  for (const code of refusalCodes)
    expect([code, named(refusalTexts[code].zh)]).toEqual([code, named(refusalTexts[code].en)])
})

test('only what may succeed later, unchanged, is retryable', () => {
  expect(isRetryable('NOT_YET_KNOWN')).toBe(true)
  expect(isRetryable('VERSION_CONFLICT')).toBe(false)
})
