import type { ClockMoveReason } from '@shouwen/vocabulary/calendars'

/** A change of calendars that moves the clocks that run: while it is under way, and afterwards. */
export interface CalendarMove {
  readonly id: string
  readonly groupId: string
  readonly why: ClockMoveReason
  /** Whose calendar was set; null for a notice, which holds for all projects of the group. */
  readonly projectId: string | null
  /** Of the project's calendar, or of the notice. */
  readonly version: number
  /** Of the request that asked for it. */
  readonly correlationId: string
  /** Clocks moved so far. */
  readonly moved: number
  /** Until when whoever moves them is taken to be at work; null: nobody is. */
  readonly leasedUntil: Date | null
  /** When all had been moved; null while it is under way. */
  readonly endedAt: Date | null
}
