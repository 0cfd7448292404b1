import { expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import { requiredText, textLimits, tidyText } from '../src/domain/texts'

const fields = Object.keys(textLimits).filter((name): name is keyof typeof textLimits => name in textLimits)
const anyField = fc.constantFrom(...fields)

test('the blanks around a text do not count, and what is only blanks is no text', () => {
  fc.assert(
    fc.property(
      anyField,
      fc.string({ maxLength: 40 }),
      fc.stringMatching(/^[ \n\t]{0,5}$/),
      (field, text, blank) => {
        const tidy = text.trim()
        expect(tidyText(field, `${blank}${text}${blank}`)).toBe(tidy === '' ? null : tidy)
      },
    ),
  )
  for (const nothing of [null, undefined, '', ' \n']) expect(tidyText('outcome', nothing)).toBeNull()
})

test.each([
  ['content', 5_000],
  ['cause', 200],
  ['callerName', 50],
  ['instruction', 2_000],
  ['progress', 2_000],
  ['feedback', 2_000],
  ['outcome', 2_000],
] as const)('%s has at most %d characters', (field, limit) => {
  expect(tidyText(field, ` ${'字'.repeat(limit)} `)).toHaveLength(limit)
  expect(() => tidyText(field, '字'.repeat(limit + 1))).toThrow(
    new Refusal('TEXT_TOO_LONG', { field, limit, length: limit + 1 }),
  )
})

test('a field that must be filled is named when it is empty', () => {
  expect(requiredText('instruction', ' 尽快 ')).toBe('尽快')
  expect(() => requiredText('instruction', ' ')).toThrow(
    new Refusal('INPUT_INVALID', { problems: 'instruction is empty' }),
  )
})
