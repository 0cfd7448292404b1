import { describe, expect, test } from '@jest/globals'
import type { DayTable } from '@shouwen/calendar/day-table'
import { projectCalendar, type ProjectCalendar } from '@shouwen/calendar/project-calendar'
import { isWorkingDay, workingSecondsBetween } from '@shouwen/calendar/working-time'
import { dueAt as dueAtOf, type Window } from '@shouwen/procedure/window'
import fc from 'fast-check'
import { signsUntil } from '../src/domain/signs'
import { segmentsOf, timedBy, type Stand, type Timed } from '../src/domain/standing-still'

const minute = 60_000
const hour = 60 * minute
/** Around the Spring Festival of 2026: the 15th to the 23rd off, the 14th and the 28th, Saturdays, worked. */
const calendar = projectCalendar({
  timeZone: 'Asia/Shanghai',
  hours: [
    { opens: '08:30', closes: '12:00' },
    { opens: '13:30', closes: '17:30' },
  ],
})
const epoch = new Date('2026-02-11T00:00:00Z').getTime()
const at = (minutes: number) => new Date(epoch + minutes * minute)
const china = (local: string) => new Date(`${local}:00+08:00`)

function stand(from: Date, to: Date | null, more: Partial<Stand> = {}): Stand {
  return { reason: 'waitingForCustomer', from, to, saidAt: from, ...more }
}

function timed(
  window: Window,
  startedAt: Date,
  stands: readonly Stand[],
  by: ProjectCalendar = calendar,
): Timed {
  const { dueAt, provisional } = dueAtOf(window, startedAt, by)
  return timedBy({ window, startedAt, promised: { dueAt, provisional }, extensions: [] }, stands, null, by)
}

const due = (...told: Parameters<typeof timed>) => timed(...told).dueAt

const anyWindow: fc.Arbitrary<Window> = fc.oneof(
  fc.integer({ min: 1, max: 4_000 }).map((minutes) => ({ minutes })),
  fc.integer({ min: 1, max: 90 }).map((hours) => ({ hours })),
  fc.integer({ min: 1, max: 5 }).map((days) => ({ days })),
  fc.integer({ min: 1, max: 5 }).map((workingDays) => ({ workingDays })),
  fc.integer({ min: 1, max: 40 }).map((workingHours) => ({ workingHours })),
  fc.constantFrom<Window>({ sameDay: true }, { sameDay: true, cutOff: '17:00' }),
)
const anyStart = fc.integer({ min: 0, max: 10 * 24 * 60 }).map(at)
/** Pauses one behind the other, most of them within the window. */
const anyPauses = (startedAt: Date): fc.Arbitrary<Stand[]> =>
  fc
    .array(fc.tuple(fc.integer({ min: 0, max: 1_500 }), fc.integer({ min: 0, max: 4_000 })), { maxLength: 5 })
    .map((gaps) => {
      let last = startedAt.getTime()
      return gaps.map(([gap, length]) => {
        const from = last + gap * minute
        last = from + length * minute
        return stand(new Date(from), new Date(last))
      })
    })
const anyLife = fc
  .tuple(anyWindow, anyStart)
  .chain(([window, startedAt]) => fc.tuple(fc.constant(window), fc.constant(startedAt), anyPauses(startedAt)))

/** Minute by minute, the way anybody would count first: what is left goes down in each minute that counts. */
function walked(
  startedAt: Date,
  amount: number,
  pauses: readonly Stand[],
  counts: (at: Date) => boolean,
): Date {
  let left = amount
  for (let now = startedAt.getTime(); ; now += minute) {
    const stands = pauses.find(({ from, to }) => from.getTime() <= now && to !== null && now < to.getTime())
    /** What is used up as a pause begins is in time. */
    if (left === 0)
      return new Date(stands !== undefined && stands.from.getTime() === now ? (stands.to ?? now) : now)
    if (stands === undefined && counts(new Date(now))) left -= 1
  }
}

function isOpen(now: Date): boolean {
  if (!isWorkingDay(now, calendar)) return false
  const clock = (now.getTime() + 8 * hour) % (24 * hour)
  return (8.5 * hour <= clock && clock < 12 * hour) || (13.5 * hour <= clock && clock < 17.5 * hour)
}

describe('a clock that stood still', () => {
  test('keeps wall-clock time as a walk over its minutes does', () => {
    const anyShort = fc
      .tuple(fc.integer({ min: 1, max: 3_000 }), anyStart)
      .chain(([minutes, startedAt]) =>
        fc.tuple(fc.constant(minutes), fc.constant(startedAt), anyPauses(startedAt)),
      )
    fc.assert(
      fc.property(anyShort, ([minutes, startedAt, pauses]) => {
        const naive = walked(startedAt, minutes, pauses, () => true)
        expect(due({ minutes }, startedAt, pauses)).toEqual(naive)
      }),
    )
  })

  test('keeps working time as a walk over its minutes does, over the Spring Festival too', () => {
    const anyShort = fc
      .tuple(fc.integer({ min: 1, max: 24 }), anyStart)
      .chain(([hours, startedAt]) =>
        fc.tuple(fc.constant(hours), fc.constant(startedAt), anyPauses(startedAt)),
      )
    fc.assert(
      fc.property(anyShort, ([workingHours, startedAt, pauses]) => {
        const naive = walked(startedAt, workingHours * 60, pauses, isOpen)
        expect(due({ workingHours }, startedAt, pauses)).toEqual(naive)
      }),
    )
  })

  test('is due as before after pauses of no length, and never earlier for one that is longer', () => {
    fc.assert(
      fc.property(anyLife, fc.integer({ min: 0, max: 3_000 }), ([window, startedAt, pauses], longer) => {
        const vain = pauses.map(({ from }) => stand(from, from))
        expect(timed(window, startedAt, vain)).toEqual(timed(window, startedAt, []))
        const [first, ...others] = pauses
        if (first === undefined || first.to === null || others.length > 0) return
        const to = new Date(first.to.getTime() + longer * minute)
        const [shorter, stretched] = [[first], [stand(first.from, to)]].map((stands) =>
          timed(window, startedAt, stands),
        )
        expect(stretched?.dueAt.getTime()).toBeGreaterThanOrEqual(shorter?.dueAt.getTime() ?? NaN)
      }),
    )
  })

  test('is due by the same time in whatever order its pauses are told, and whether two that touch are told as one', () => {
    fc.assert(
      fc.property(anyLife, fc.nat(), ([window, startedAt, pauses], split) => {
        const asTold = timed(window, startedAt, pauses)
        expect(timed(window, startedAt, pauses.toReversed())).toEqual(asTold)
        const halves = pauses.flatMap((pause) => {
          if (pause.to === null) return [pause]
          const length = pause.to.getTime() - pause.from.getTime()
          const middle = new Date(pause.from.getTime() + (length === 0 ? 0 : split % length))
          return [stand(pause.from, middle), stand(middle, pause.to, { saidAt: pause.from })]
        })
        if (!('sameDay' in window)) expect(timed(window, startedAt, halves).dueAt).toEqual(asTold.dueAt)
      }),
    )
  })

  test('is warned within the time that is left, in its order', () => {
    fc.assert(
      fc.property(anyLife, ([window, startedAt, pauses]) => {
        const { dueAt } = timed(window, startedAt, pauses)
        const promisedDueAt = dueAtOf(window, startedAt, calendar).dueAt
        const warnings = [{ when: { atShare: 0.8 }, at: '', saidAt: null }]
        const clock = { startedAt, promisedDueAt, warnings, rungs: [] }
        const { warnAt } = signsUntil(clock, dueAt, calendar.timeZone)
        expect(startedAt <= warnAt && warnAt <= dueAt).toBe(true)
      }),
    )
  })

  test('leaves out once what overlaps', () => {
    const startedAt = china('2026-03-02T09:00')
    const pauses = [
      stand(china('2026-03-02T10:00'), china('2026-03-02T12:00')),
      stand(china('2026-03-02T11:00'), china('2026-03-02T13:00'), { reason: 'waitingForParts' }),
      stand(china('2026-03-02T11:30'), china('2026-03-02T12:30')),
    ]
    expect(timed({ hours: 8 }, startedAt, pauses)).toMatchObject({
      dueAt: china('2026-03-02T20:00'),
      pauses: [
        { from: '2026-03-02T02:00:00.000Z', to: '2026-03-02T04:00:00.000Z' },
        { from: '2026-03-02T04:00:00.000Z', to: '2026-03-02T05:00:00.000Z', reason: 'waitingForParts' },
      ],
    })
  })

  test('owes on the day on which it goes on what was owed the same day', () => {
    const [startedAt, cutOff] = [china('2026-03-02T09:00'), '17:00']
    const overnight = [stand(china('2026-03-02T16:00'), china('2026-03-04T10:00'))]
    expect(due({ sameDay: true }, startedAt, overnight)).toEqual(new Date('2026-03-04T15:59:59.999Z'))
    expect(due({ sameDay: true, cutOff }, startedAt, overnight)).toEqual(china('2026-03-04T17:00'))
    const late = [stand(china('2026-03-02T16:00'), china('2026-03-04T18:00'))]
    expect(due({ sameDay: true, cutOff }, startedAt, late)).toEqual(new Date('2026-03-04T15:59:59.999Z'))
  })

  test('keeps its working day over the Spring Festival, and its make-up Saturdays', () => {
    const startedAt = china('2026-02-13T09:00')
    expect(due({ workingDays: 1 }, startedAt, [])).toEqual(china('2026-02-14T17:30'))
    /** Left are Friday's four hours of the afternoon and Saturday's seven and a half; the 24th has as many again. */
    const away = [stand(china('2026-02-13T12:00'), china('2026-02-20T10:00'))]
    expect(due({ workingDays: 1 }, startedAt, away)).toEqual(china('2026-02-25T14:00'))
    const left = workingSecondsBetween(china('2026-02-13T12:00'), china('2026-02-14T17:30'), calendar)
    expect(left.seconds / 3_600).toBe(11.5)
  })

  test('makes up for nothing that is said, or begins, after it has run out', () => {
    const startedAt = china('2026-03-02T09:00')
    const saidLate = stand(china('2026-03-02T09:10'), null, { saidAt: china('2026-03-02T10:01') })
    expect(timed({ hours: 1 }, startedAt, [saidLate])).toMatchObject({
      dueAt: china('2026-03-02T10:00'),
      pauses: [],
    })
    const begunLate = stand(china('2026-03-02T10:01'), null)
    expect(timed({ hours: 1 }, startedAt, [begunLate]).pauses).toEqual([])
    const atTheEnd = stand(china('2026-03-02T10:00'), china('2026-03-02T11:00'))
    expect(due({ hours: 1 }, startedAt, [atTheEnd])).toEqual(china('2026-03-02T11:00'))
  })

  test('shows what counted and what was left out, which together are its whole life', () => {
    fc.assert(
      fc.property(anyLife, ([window, startedAt, stands]) => {
        const { pauses, dueAt } = timed(window, startedAt, stands)
        const segments = segmentsOf(startedAt, pauses, dueAt)
        let last = startedAt
        for (const { from, to } of segments) {
          expect(from).toEqual(last)
          last = to ?? last
        }
        expect(last).toEqual(dueAt)
        if (!('minutes' in window)) return
        const counted = segments.filter(({ leftOut }) => leftOut === null)
        const sum = counted.reduce((ms, { from, to }) => ms + (to ?? from).getTime() - from.getTime(), 0)
        expect(sum).toBe(window.minutes * minute)
      }),
    )
    const open = [{ reason: 'waitingForParts', from: '2026-03-02T02:00:00.000Z', to: null } as const]
    expect(segmentsOf(china('2026-03-02T09:00'), open, null)).toEqual([
      { from: china('2026-03-02T09:00'), to: china('2026-03-02T10:00'), leftOut: null },
      { from: china('2026-03-02T10:00'), to: null, leftOut: 'waitingForParts' },
    ])
  })

  test('is provisional where it goes on in days that nobody has published', () => {
    const days: DayTable = { ...calendar.days, knownUntil: '2026-12-31' }
    const known = projectCalendar({ timeZone: 'Asia/Shanghai', hours: calendar.hours, days })
    const overTheEnd = [stand(china('2026-12-30T10:00'), china('2027-01-04T10:00'))]
    expect(timed({ workingDays: 1 }, china('2026-12-30T09:00'), overTheEnd, known).provisional).toBe(true)
    expect(timed({ days: 1 }, china('2026-12-30T09:00'), overTheEnd, known).provisional).toBe(false)
  })
})
