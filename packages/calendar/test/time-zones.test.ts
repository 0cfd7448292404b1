import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { DateTime } from 'luxon'
import { clockOf, dayNumber, isoDay, isTimeZone, offsetMs, toInstant, toLocal } from '../src/local-time'
import { anyInstant, anyZone } from './any-calendar'

const minutes = (n: number) => n * 60_000
const anyReading = fc.record({
  day: fc.integer({ min: dayNumber('2025-11-01'), max: dayNumber('2026-09-01') }),
  clock: fc.nat(86_399_999),
})

test('the wall clock of every zone is read as others read it', () => {
  fc.assert(
    fc.property(anyInstant, anyZone, (instant, zone) => {
      const { day, clock } = toLocal(instant, zone)
      const other = DateTime.fromJSDate(instant, { zone })
      expect(isoDay(day)).toBe(other.toISODate())
      expect(clock).toBe(
        Date.parse(`1970-01-01T${other.toFormat('HH:mm:ss.SSS')}Z`) - Date.parse('1970-01-01T00:00:00Z'),
      )
    }),
    { numRuns: 300 },
  )
})

test('a reading leads back to the instant, or to the earlier one that shows the same', () => {
  fc.assert(
    fc.property(anyInstant, anyZone, (instant, zone) => {
      const reading = toLocal(instant, zone)
      const back = toInstant(reading, zone)
      expect(toLocal(back, zone)).toEqual(reading)
      expect(back.getTime()).toBeLessThanOrEqual(instant.getTime())
      expect(instant.getTime() - back.getTime()).toBeLessThanOrEqual(minutes(180))
    }),
    { numRuns: 300 },
  )
})

test('a reading that clocks skip moves on by the gap, every other is met exactly', () => {
  fc.assert(
    fc.property(anyReading, anyZone, (reading, zone) => {
      const shown = toLocal(toInstant(reading, zone), zone)
      const moved = (shown.day - reading.day) * 86_400_000 + shown.clock - reading.clock
      const instant = toInstant(reading, zone).getTime()
      const gap = offsetMs(instant + minutes(1440), zone) - offsetMs(instant - minutes(1440), zone)
      expect([0, gap]).toContain(moved)
      expect(moved).toBeGreaterThanOrEqual(0)
    }),
    { numRuns: 300 },
  )
})

test('the hour that Berlin skips is the hour after it, the hour that it has twice is the first', () => {
  const reading = (date: string, time: string) => ({ day: dayNumber(date), clock: clockOf(time) })
  const instants: [string, string, string][] = [
    ['2026-03-29', '01:59', '2026-03-29T00:59:00Z'],
    ['2026-03-29', '02:00', '2026-03-29T01:00:00Z'],
    ['2026-03-29', '02:30', '2026-03-29T01:30:00Z'],
    ['2026-03-29', '03:30', '2026-03-29T01:30:00Z'],
    ['2026-10-25', '01:59', '2026-10-24T23:59:00Z'],
    ['2026-10-25', '02:30', '2026-10-25T00:30:00Z'],
    ['2026-10-25', '03:00', '2026-10-25T02:00:00Z'],
  ]
  for (const [date, time, utc] of instants) {
    expect([date, time, toInstant(reading(date, time), 'Europe/Berlin')]).toEqual([date, time, new Date(utc)])
  }
})

test('a date and its number are the same thing, and what is no date has none', () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 200_000 }), (day) => {
      expect(dayNumber(isoDay(day))).toBe(day)
      expect(isoDay(day + 1) > isoDay(day)).toBe(true)
    }),
  )
  expect(dayNumber('1970-01-01')).toBe(0)
  for (const none of ['2026-02-29', '2026-13-01', '2026-1-1', '2026-01-011', '12026-01-01', '', 'today'])
    expect([none, dayNumber(none)]).toEqual([none, NaN])
})

test('a time of day is HH:mm from 00:00 to 24:00, and nothing else', () => {
  for (let at = 0; at <= 24 * 60; at++) {
    const text = `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`
    expect([text, clockOf(text)]).toEqual([text, minutes(at)])
  }
  for (const none of ['24:01', '25:00', '12:60', '9:00', '09:00:00', 'x09:00', '090:00', '09:0', '0900', ''])
    expect([none, clockOf(none)]).toEqual([none, NaN])
})

test('only a name that the time zone database knows is a zone', () => {
  const names = ['Europe/Berlin', 'UTC', '8Asia/Shanghai', '+08:00', 'Asia/Shanghai ', '中国']
  expect(names.map(isTimeZone)).toEqual([true, true, false, false, false, false])
})

test('what is no instant has no reading', () => {
  expect(() => toLocal(new Date(NaN), 'UTC')).toThrow(new RangeError('not an instant: invalid date'))
})
