import type { AppealKind } from '@shouwen/vocabulary/appeals'
import type { Clock } from './clock'

/** What a clock is counted under: what its appeal is, which department has it, and who answers for it. Null is not known. */
export interface Bearing {
  readonly kind: AppealKind | null
  readonly category: string | null
  /** Which has it, or had it when the clock ended. */
  readonly departmentId: string | null
  /** P4.1, M3.3: who answers for it, or did when the clock ended. */
  readonly firstContactId: string | null
}

/** Who has an appeal, and who answers for it, as far as it has been told. */
export type InHand = Pick<Bearing, 'departmentId' | 'firstContactId'>

/**
 * A clock as it is counted. What nobody has been given is no department's: so is the time of a hand-over. What a department owes
 * the house is its own, whoever has the appeal.
 * @param own of an order: the department whose it is.
 */
export function borne<Kept extends Pick<Clock, 'target' | 'owedTo'>>(
  clock: Kept,
  { kind, category }: Pick<Bearing, 'kind' | 'category'>,
  { departmentId, firstContactId }: InHand,
  own: string | null = null,
): Kept & Bearing {
  const inHand = clock.target === 'handover' ? null : departmentId
  const had = clock.owedTo === 'house' ? own : inHand
  return { ...clock, kind, category, departmentId: had, firstContactId }
}
