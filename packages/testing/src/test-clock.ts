import type { Clock } from '@shouwen/access/clock'

/** A clock that stands where a test put it. */
export class TestClock implements Clock {
  constructor(private at: Date = new Date('2026-03-02T01:00:00Z')) {}

  now(): Date {
    return new Date(this.at)
  }

  /** Moves on by milliseconds. */
  pass(milliseconds: number): void {
    this.at = new Date(this.at.getTime() + milliseconds)
  }

  set(at: Date | string): void {
    this.at = new Date(at)
  }
}
