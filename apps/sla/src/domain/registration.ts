import type { ClockFacts } from '@shouwen/procedure/clocks'

/** What clocks need to know of a registered appeal. Plain JSON: it is stored as it was told. */
export interface Registration extends ClockFacts {
  readonly projectId: string
  readonly projectPath: string
  /** The procedure that the appeal was promised under. */
  readonly packId: string
  readonly packVersion: number
  /** ISO 8601, UTC. */
  readonly registeredAt: string
  /** When it reached the house; absent where it was told before clocks could start on that. */
  readonly receivedAt?: string
}
