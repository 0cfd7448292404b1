import { Refusal } from '@shouwen/vocabulary/refusal'

/** Characters of a reason at the most. */
const LIMIT = 500

/** The text without blanks around it. Refuses with TEXT_TOO_LONG, and with INPUT_INVALID when nothing is left. */
export function requiredText(field: string, given: string): string {
  const text = given.trim()
  if (text.length > LIMIT) throw new Refusal('TEXT_TOO_LONG', { field, limit: LIMIT, length: text.length })
  if (text === '') throw new Refusal('INPUT_INVALID', { problems: `${field} is empty` })
  return text
}
