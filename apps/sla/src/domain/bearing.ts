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

/** A clock as it is counted. What nobody has been given is no department's: so is the time of a hand-over. */
export function borne<Kept extends Pick<Clock, 'target'>>(
  clock: Kept,
  { kind, category }: Pick<Bearing, 'kind' | 'category'>,
  { departmentId, firstContactId }: InHand,
): Kept & Bearing {
  const had = clock.target === 'handover' ? null : departmentId
  return { ...clock, kind, category, departmentId: had, firstContactId }
}
