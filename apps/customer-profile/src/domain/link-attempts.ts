/** Longest wait between two attempts to learn who called, in ms. */
const LONGEST_WAIT_MS = 3_600_000

/** When to ask again after so many attempts in vain: 2 s, 4 s, 8 s … an hour. */
export function nextTry(attempts: number, now: Date): Date {
  return new Date(now.getTime() + Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** attempts))
}
