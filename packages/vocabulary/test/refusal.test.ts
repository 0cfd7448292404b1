import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Refusal, isRetryable, tellRefusal, type RefusalFacts } from '../src/refusal'
import { isRefusalCode, refusalCodes, refusalTexts, type RefusalCode } from '../src/refusal-catalogue'

const namesOf = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name)
const anyCode = fc.constantFrom(...refusalCodes)
const anyFact = fc.oneof(fc.stringMatching(/^[a-z ]{1,10}$/), fc.integer(), fc.boolean())

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

describe('a refusal', () => {
  test('is an error with its code and facts, told in English where nobody reads along', () => {
    const refusal = new Refusal('NOT_PERMITTED', { operation: 'intake.closeAppeal' })
    expect(refusal).toBeInstanceOf(Error)
    expect({ ...refusal, message: refusal.message }).toEqual({
      name: 'Refusal',
      code: 'NOT_PERMITTED',
      facts: { operation: 'intake.closeAppeal' },
      message: 'Your role does not permit this operation (intake.closeAppeal).',
    })
    expect(new Refusal('NOT_SIGNED_IN').facts).toEqual({})
  })

  test('tells every fact that its text names', () => {
    fc.assert(
      fc.property(
        anyCode,
        fc.constantFrom('zh', 'en'),
        fc.infiniteStream(anyFact),
        (code, language, stream) => {
          const names = namesOf(refusalTexts[code][language])
          const facts: RefusalFacts = Object.fromEntries(names.map((name) => [name, stream.next().value]))
          const told = tellRefusal(code, facts, language)
          expect(told).not.toMatch(/[{}]/)
          for (const name of names) expect(told).toContain(String(facts[name]))
        },
      ),
    )
  })

  test('whose facts are not given shows which, and takes no notice of others', () => {
    fc.assert(
      fc.property(anyCode, fc.constantFrom('zh', 'en'), (code, language) => {
        expect(tellRefusal(code, { nobody: 'asked' }, language)).toBe(refusalTexts[code][language])
      }),
    )
  })

  test('is told in whole sentences, Chinese and English, each with the same facts', () => {
    for (const code of refusalCodes) {
      const { zh, en } = refusalTexts[code]
      expect(code).toMatch(/^[A-Z]+(_[A-Z]+)*$/)
      expect(zh).toMatch(/\p{Script=Han}.*。$/u)
      expect(en).toMatch(/^["A-Z{].*\.$/)
      expect([code, namesOf(zh).sort()]).toEqual([code, namesOf(en).sort()])
    }
  })

  test('may be tried again unchanged only where time alone mends it', () => {
    expect(refusalCodes.filter(isRetryable)).toEqual([
      'PERSON_UNKNOWN',
      'RATE_LIMITED',
      'TOO_BUSY',
      'NOT_YET_KNOWN',
      'CUSTOMER_NOT_IN_GROUP',
      'CONTACT_UNKNOWN',
      'REVEAL_LIMIT_REACHED',
      'UNAVAILABLE',
    ] satisfies RefusalCode[])
  })
})

test('a code of the catalogue is told from any other value', () => {
  expect(refusalCodes.every(isRefusalCode)).toBe(true)
  expect(refusalCodes.length).toBe(Object.keys(refusalTexts).length)
  fc.assert(fc.property(fc.anything(), (value) => !isRefusalCode(value)))
  expect([null, 1, 'not_permitted', '', ['NOT_PERMITTED']].some(isRefusalCode)).toBe(false)
  expect(['toString', 'constructor'].map(isRefusalCode)).toEqual([false, false])
})
