import { Refusal } from '@shouwen/vocabulary/refusal'

/** Characters at the most, by field. */
export const textLimits = { words: 2_000, opinion: 2_000 } as const

/** The text without blanks around it, or null when nothing is left. Refuses with TEXT_TOO_LONG. */
export function tidyText(field: keyof typeof textLimits, given: string | null): string | null {
  const text = given?.trim() ?? ''
  const limit = textLimits[field]
  if (text.length > limit) throw new Refusal('TEXT_TOO_LONG', { field, limit, length: text.length })
  return text === '' ? null : text
}
