/** The time, as an argument: only the wiring knows the real one, tests bring their own. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }
