import { expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { requiredText, tidyText } from '../src/domain/texts'

test.each([
  ['name', 50],
  ['relativeName', 50],
  ['relationship', 20],
  ['note', 1_000],
] as const)('%s has at most %d characters', (field, limit) => {
  expect(tidyText(field, ` ${'字'.repeat(limit)} `)).toBe('字'.repeat(limit))
  expect(() => tidyText(field, '字'.repeat(limit + 1))).toThrow(
    new Refusal('TEXT_TOO_LONG', { field, limit, length: limit + 1 }),
  )
})

test('a text of blanks is none, and refused where there must be one', () => {
  for (const nothing of [null, '', ' \n']) expect(tidyText('note', nothing)).toBeNull()
  expect(requiredText('relationship', ' 女儿 ')).toBe('女儿')
  expect(() => requiredText('relationship', ' ')).toThrow(
    new Refusal('INPUT_INVALID', { problems: 'relationship is empty' }),
  )
})
