import { Refusal } from '@shouwen/vocabulary/refusal'

/** Characters at the most, by field: a phone's screen full, a page, a document. */
export const textLimits = {
  content: 5_000,
  cause: 200,
  callerName: 50,
  address: 500,
  condition: 2_000,
  instruction: 2_000,
  progress: 2_000,
  feedback: 2_000,
  outcome: 2_000,
  evidence: 2_000,
  report: 2_000,
  reason: 500,
  replyTitle: 100,
  replyBody: 5_000,
  receipt: 500,
  caption: 200,
} as const

/** The text without blanks around it, or null when nothing is left. Refuses with TEXT_TOO_LONG. */
export function tidyText(field: keyof typeof textLimits, given: string | null | undefined): string | null {
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
