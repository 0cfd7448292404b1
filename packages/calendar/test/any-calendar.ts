import fc from 'fast-check'
import type { DayTable } from '../src/day-table'
import { clockOf, isoDay, isTimeZone, type IsoDay } from '../src/local-time'
import type { BusinessHours, LaterHours } from '../src/project-calendar'

const name = { zh: '节', en: 'feast' }

/** Monday, 2025-12-29. Tables begin here and know so many days. */
const firstKnown = 20_451
const daysKnown = 200

/** A sound table: some days off, singly or in a row, and some weekend days worked for them. */
export const anyDayTable: fc.Arbitrary<DayTable> = fc
  .record({
    off: fc.uniqueArray(fc.integer({ min: 0, max: daysKnown - 1 }), { maxLength: 40 }),
    made: fc.uniqueArray(fc.integer({ min: 0, max: daysKnown - 1 }), { maxLength: 40 }),
  })
  .map(({ off, made }) => ({
    version: 'any',
    knownFrom: isoDay(firstKnown),
    knownUntil: isoDay(firstKnown + daysKnown - 1),
    holidays: rowsOf(off).map(([from, to]) => ({ ...name, from: isoDay(from), to: isoDay(to) })),
    makeUpWorkdays: made
      .filter((at) => at % 7 > 4 && !off.includes(at))
      .map((at) => ({ ...name, on: isoDay(firstKnown + at) })),
  }))

/** Days that follow each other are one row; the rows in no order. */
function rowsOf(off: readonly number[]): [number, number][] {
  return off
    .filter((at) => !off.includes(at - 1))
    .map((at) => {
      let last = at
      while (off.includes(last + 1)) last += 1
      return [firstKnown + at, firstKnown + last]
    })
}

/** Every zone that this machine knows. */
export const anyZone = fc.constantFrom(...Intl.supportedValuesOf('timeZone').filter(isTimeZone))

/** One to three openings on the half hour, none of them over midnight, with breaks between them. */
export const anyHours: fc.Arbitrary<readonly BusinessHours[]> = fc
  .integer({ min: 1, max: 3 })
  .chain((openings) =>
    fc.uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 2 * openings, maxLength: 2 * openings }),
  )
  .map((halves) => {
    const times = halves.toSorted((a, b) => a - b).map(timeOf)
    return times.flatMap((opens, at) => (at % 2 === 0 ? [{ opens, closes: times[at + 1] ?? '' }] : []))
  })

/** Up to three changes of the hours, on days that any table knows. */
export const anyLaterHours: fc.Arbitrary<readonly LaterHours[]> = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: daysKnown - 1 }), anyHours), {
    maxLength: 3,
    selector: ([at]) => at,
  })
  .map((changes) =>
    changes.toSorted(([a], [b]) => a - b).map(([at, hours]) => ({ from: isoDay(firstKnown + at), hours })),
  )

function timeOf(half: number): string {
  return `${String(half >> 1).padStart(2, '0')}:${half % 2 ? '30' : '00'}`
}

/** The milliseconds of a day's openings. */
export function openMsOf(hours: readonly BusinessHours[]): number {
  return hours.reduce((sum, { opens, closes }) => sum + clockOf(closes) - clockOf(opens), 0)
}

/** To the millisecond, in the months that any day table knows and those around them. */
export const anyInstant = fc.date({
  min: new Date('2025-11-01T00:00:00Z'),
  max: new Date('2026-09-01T00:00:00Z'),
  noInvalidDate: true,
})

/** Whether a date is worked, found the slow way that needs no thought. */
export function isWorkedByTheBook(date: IsoDay, { holidays, makeUpWorkdays }: DayTable): boolean {
  if (makeUpWorkdays.some(({ on }) => on === date)) return true
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday >= 1 && weekday <= 5 && !holidays.some(({ from, to }) => from <= date && date <= to)
}

/** The date some days later. */
export function daysLater(date: IsoDay, days: number): IsoDay {
  const later = new Date(`${date}T00:00:00Z`)
  later.setUTCDate(later.getUTCDate() + days)
  return later.toISOString().slice(0, 10)
}
