import { clockOf, toLocal } from '@shouwen/calendar/local-time'

/** From this time of the project's day its round is made up by itself: before the stewards' shift begins. */
export const ROUND_FROM = '06:00'

/** Whether the project's day has come far enough for its round. */
export function isRoundTime(now: Date, timeZone: string): boolean {
  return toLocal(now, timeZone).clock >= clockOf(ROUND_FROM)
}
