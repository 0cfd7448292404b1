import { Refusal } from '@shouwen/vocabulary/refusal'

/** Characters at the most, by field. */
export const textLimits = { name: 50, relativeName: 50, relationship: 20, note: 1_000 } as const

/** The text without blanks around it, or null when nothing is left. Refuses with TEXT_TOO_LONG. */
export function tidyText(field: keyof typeof textLimits, given: string | null): string | null {
  const text = given?.trim() ?? ''
  const limit = textLimits[field]
  if (text.length > limit) throw new Refusal('TEXT_TOO_LONG', { field, limit, length: text.length })
  return text === '' ? null : text
}

/** As `tidyText`, for a field that must be filled. Refuses with INPUT_INVALID as well. */
export function requiredText(field: keyof typeof textLimits, given: string): string {
  const text = tidyText(field, given)
  if (text === null) throw new Refusal('INPUT_INVALID', { problems: `${field} is empty` })
  return text
}
