import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { endOfWindow, isWithin, windowProblem, windowsMeet, type DailyWindow } from '../src/daily-window'

const zone = 'Asia/Shanghai'

const time = fc.integer({ min: 0, max: 24 * 60 - 1 }).map(hoursAndMinutes)

const anyWindow: fc.Arbitrary<DailyWindow> = fc
  .record({ from: time, to: fc.oneof(time, fc.constant('24:00')) })
  .filter((window) => windowProblem(window) === null)

function hoursAndMinutes(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
}

/** A minute of 2 March 2026 in Shanghai, which is 8 hours ahead. */
const atMinute = (minute: number): Date => new Date(Date.UTC(2026, 2, 1, 16, minute))

const minutesOf = (window: DailyWindow): number[] =>
  Array.from({ length: 24 * 60 }, (_, minute) => minute).filter((minute) =>
    isWithin(window, atMinute(minute), zone),
  )

test.each([
  [{ from: '08:00', to: '20:00' }, 12 * 60],
  [{ from: '20:00', to: '08:00' }, 12 * 60],
  [{ from: '00:00', to: '24:00' }, 24 * 60],
  [{ from: '23:59', to: '24:00' }, 1],
])('%j holds so many minutes of a day: %i', (window, minutes) => {
  expect(minutesOf(window)).toHaveLength(minutes)
})

test('a night begins on one day and ends on the next, to the minute', () => {
  const night = { from: '20:00', to: '08:00' }
  const within = ['2026-03-02T12:00:00Z', '2026-03-02T23:59:59Z', '2026-03-02T16:00:00Z']
  expect(within.map((at) => isWithin(night, new Date(at), zone))).toEqual([true, true, true])
  const outside = ['2026-03-02T11:59:59Z', '2026-03-03T00:00:00Z']
  expect(outside.map((at) => isWithin(night, new Date(at), zone))).toEqual([false, false])
})

test('two windows meet when there is a minute in both', () => {
  fc.assert(
    fc.property(anyWindow, anyWindow, (one, other) => {
      const [mine, theirs] = [minutesOf(one), new Set(minutesOf(other))]
      expect(windowsMeet(one, other)).toBe(mine.some((minute) => theirs.has(minute)))
      expect(windowsMeet(other, one)).toBe(windowsMeet(one, other))
    }),
    { numRuns: 40 },
  )
})

test.each([
  [{ from: '8:00', to: '20:00' }],
  [{ from: '24:00', to: '08:00' }],
  [{ from: '08:00', to: '25:00' }],
  [{ from: '08:00', to: '08:00' }],
])('%j is no window', (window) => {
  expect(windowProblem(window)).not.toBeNull()
})

test('a window ends at the first minute after now that is not in it', () => {
  fc.assert(
    fc.property(anyWindow, fc.integer({ min: 0, max: 24 * 60 - 1 }), (window, minute) => {
      const now = atMinute(minute)
      const end = endOfWindow(window, now, zone)
      if (!isWithin(window, now, zone)) return expect(end).toBeNull()
      expect(isWithin(window, new Date((end?.getTime() ?? 0) - 1), zone)).toBe(true)
      expect(end && end > now && end.getTime() - now.getTime() <= 86_400_000).toBe(true)
      // The whole day ends, and begins again, at midnight.
      const whole = window.from === '00:00' && window.to === '24:00'
      expect(end !== null && isWithin(window, end, zone)).toBe(whole)
    }),
  )
})
