import { Refusal } from '@shouwen/vocabulary/refusal'

/** Days of one question at the most. */
export const SPAN_LIMIT_DAYS = 400

/** Values of one filter at the most. */
export const FILTER_LIMIT = 100

const msPerDay = 86_400_000

/** What is asked about. Refuses with INPUT_INVALID, every fault named. */
export function requireAskable(asked: {
  readonly from: Date
  readonly to: Date
  readonly projectIds: readonly string[] | null
  readonly clauses: readonly string[] | null
}): void {
  const { from, to, projectIds, clauses } = asked
  const problems: string[] = []
  if (!(from < to)) problems.push('from must be before to')
  else if (to.getTime() - from.getTime() > SPAN_LIMIT_DAYS * msPerDay)
    problems.push(`at most ${SPAN_LIMIT_DAYS} days from from to to`)
  for (const [name, values] of Object.entries({ projectIds, clauses })) {
    if ((values ?? []).length > FILTER_LIMIT) problems.push(`${name}: at most ${FILTER_LIMIT}`)
  }
  if (problems.length > 0) throw new Refusal('INPUT_INVALID', { problems })
}

/** The share of the promises that were kept, of those of which it is known; null where there are none. */
export function rateOf({
  met,
  breached,
}: {
  readonly met: number
  readonly breached: number
}): number | null {
  return met + breached === 0 ? null : met / (met + breached)
}
