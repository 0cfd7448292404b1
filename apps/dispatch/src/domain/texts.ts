import { Refusal } from '@shouwen/vocabulary/refusal'

/** Characters at the most, by field. */
export const textLimits = {
  result: 2_000,
  words: 2_000,
  reason: 500,
  title: 200,
  name: 100,
  unit: 20,
} as const

/** The text without blanks around it. Refuses with TEXT_TOO_LONG, and with INPUT_INVALID when nothing is left. */
export function requiredText(field: keyof typeof textLimits, given: string): string {
  const text = given.trim()
  const limit = textLimits[field]
  if (text.length > limit) throw new Refusal('TEXT_TOO_LONG', { field, limit, length: text.length })
  if (text === '') throw new Refusal('INPUT_INVALID', { problems: `${field} is empty` })
  return text
}
