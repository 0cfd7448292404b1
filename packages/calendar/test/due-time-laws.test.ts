import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { addCalendarDays, addWallClock, addWorkingDays, endOfSameDay } from '../src/due-time'
import { clockOf, localDay, startOfDay, toLocal } from '../src/local-time'
import { projectCalendar } from '../src/project-calendar'
import { isWorkingDay, workingSecondsBetween } from '../src/working-time'
import {
  anyDayTable,
  anyHours,
  anyInstant,
  anyZone,
  daysLater,
  isWorkedByTheBook,
  openMsOf,
} from './any-calendar'

const anyProject = fc
  .record({ timeZone: anyZone, hours: anyHours, days: anyDayTable })
  .map((input) => projectCalendar(input))
/** Closes before midnight: what is due at 24:00 is due on the next date. */
const anyDayProject = anyProject.filter(({ hours }) => hours.at(-1)?.closes !== '24:00')
/** A zone whose clocks never change. */
const anySteadyProject = fc
  .record({ hours: anyHours, days: anyDayTable })
  .map((input) => projectCalendar({ ...input, timeZone: 'Asia/Shanghai' }))
const anyCutOff = anyHours.map(([first]) => first?.opens ?? '00:00')
const fewDays = fc.integer({ min: 1, max: 30 })
const laws = { numRuns: 100 }

describe('working days', () => {
  test('are due when business closes on a day that is worked, later than asked', () => {
    fc.assert(
      fc.property(anyInstant, fewDays, anySteadyProject, (start, n, project) => {
        const { dueAt } = addWorkingDays(start, n, project)
        const { clock } = toLocal(new Date(dueAt.getTime() - 1), project.timeZone)
        expect(clock + 1).toBe(clockOf(project.hours.at(-1)?.closes ?? ''))
        expect(isWorkingDay(new Date(dueAt.getTime() - 1), project)).toBe(true)
        expect(dueAt.getTime()).toBeGreaterThan(start.getTime())
      }),
      laws,
    )
  })

  test('some and then some more are as many at once', () => {
    fc.assert(
      fc.property(anyInstant, fewDays, fewDays, anyDayProject, (start, some, more, project) => {
        const first = addWorkingDays(start, some, project)
        const then = addWorkingDays(first.dueAt, more, project)
        expect(then.dueAt).toEqual(addWorkingDays(start, some + more, project).dueAt)
      }),
      laws,
    )
  })

  test('of who asks later are never due earlier, and of more days later', () => {
    fc.assert(
      fc.property(anyInstant, anyInstant, fewDays, anyProject, (one, other, n, project) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one]
        const due = (start: Date, days: number) => addWorkingDays(start, days, project).dueAt.getTime()
        expect(due(earlier, n)).toBeLessThanOrEqual(due(later, n))
        expect(due(earlier, n)).toBeLessThan(due(earlier, n + 1))
      }),
      laws,
    )
  })

  test('have in them so many whole days of business, and what is left of the day of asking', () => {
    fc.assert(
      fc.property(anyInstant, fewDays, anySteadyProject, (start, n, project) => {
        const { dueAt } = addWorkingDays(start, n, project)
        const midnight = startOfDay(daysLater(localDay(start, project.timeZone), 1), project.timeZone)
        const ms = (from: Date, to: Date) =>
          Math.round(workingSecondsBetween(from, to, project).seconds * 1000)
        expect(ms(midnight, dueAt)).toBe(n * openMsOf(project.hours))
        expect(ms(start, dueAt)).toBe(ms(start, midnight) + ms(midnight, dueAt))
      }),
      laws,
    )
  })

  test('tell every day that they passed over and every weekend day that counted', () => {
    fc.assert(
      fc.property(anyInstant, fewDays, anyProject, (start, n, project) => {
        const { explanation, provisional } = addWorkingDays(start, n, project)
        if (explanation.counted !== 'workingDays') throw new Error('working days were counted')
        const passed: string[] = []
        for (let date = explanation.from; date < explanation.to;) passed.push((date = daysLater(date, 1)))
        const { days } = project
        const worked = passed.filter((date) => isWorkedByTheBook(date, days))
        const off = passed.filter((date) => days.holidays.some(({ from, to }) => from <= date && date <= to))
        const told = explanation.holidaysSkipped.flatMap(({ from, to }) =>
          passed.filter((date) => from <= date && date <= to),
        )
        expect(explanation.from).toBe(localDay(start, project.timeZone))
        expect(worked).toHaveLength(n)
        expect(explanation.restDaysSkipped).toBe(passed.length - n)
        expect(told.toSorted()).toEqual(off)
        expect(explanation.makeUpWorkdaysCounted.toSorted()).toEqual(
          passed.filter((date) => days.makeUpWorkdays.some(({ on }) => on === date)),
        )
        expect(provisional).toBe(passed.some((date) => date < days.knownFrom || days.knownUntil < date))
      }),
      laws,
    )
  })
})

describe('the same day', () => {
  test('ends with the last millisecond of its date, wherever that is', () => {
    fc.assert(
      fc.property(anyInstant, anyProject, (start, project) => {
        const { dueAt, explanation } = endOfSameDay(start, project)
        const { timeZone } = project
        expect(localDay(dueAt, timeZone)).toBe(localDay(start, timeZone))
        expect(localDay(new Date(dueAt.getTime() + 1), timeZone)).not.toBe(localDay(start, timeZone))
        expect(dueAt.getTime()).toBeGreaterThanOrEqual(start.getTime())
        expect(explanation).toEqual({
          counted: 'sameDay',
          on: localDay(start, timeZone),
          until: '24:00',
          timeZone,
        })
      }),
      laws,
    )
  })

  test('ends at its cut-off for what comes in until then, and for nothing that comes in later', () => {
    fc.assert(
      fc.property(anyInstant, anyCutOff, anySteadyProject, (start, cutOff, project) => {
        const { dueAt, explanation } = endOfSameDay(start, project, cutOff)
        const { clock } = toLocal(start, project.timeZone)
        const kept = clock <= clockOf(cutOff)
        expect(explanation).toMatchObject({ until: kept ? cutOff : '24:00' })
        expect(toLocal(dueAt, project.timeZone).clock).toBe(kept ? clockOf(cutOff) : 86_399_999)
      }),
      laws,
    )
  })
})

describe('calendar days', () => {
  test('end on the date so many days on, at the same reading or the one that clocks skip to', () => {
    fc.assert(
      fc.property(anyInstant, fewDays, anyProject, (start, n, project) => {
        const { timeZone } = project
        const { dueAt, explanation, provisional } = addCalendarDays(start, n, project)
        const [asked, due] = [toLocal(start, timeZone), toLocal(dueAt, timeZone)]
        const moved = (due.day - asked.day - n) * 86_400_000 + due.clock - asked.clock
        expect(moved === 0 || moved === 1_800_000 || moved === 3_600_000).toBe(true)
        const from = localDay(start, timeZone)
        expect(explanation).toEqual({
          counted: 'calendarDays',
          amount: n,
          from,
          to: daysLater(from, n),
          timeZone,
        })
        expect(provisional).toBe(false)
      }),
      laws,
    )
  })

  test('some and then some more are as many at once, where clocks stand still', () => {
    fc.assert(
      fc.property(anyInstant, fewDays, fewDays, anySteadyProject, (start, some, more, project) => {
        const then = addCalendarDays(addCalendarDays(start, some, project).dueAt, more, project)
        expect(then.dueAt).toEqual(addCalendarDays(start, some + more, project).dueAt)
      }),
      laws,
    )
  })
})

test('an hour is sixty minutes by any clock', () => {
  fc.assert(
    fc.property(anyInstant, fc.integer({ min: 1, max: 10_000 }), (start, hours) => {
      const due = addWallClock(start, { hours })
      expect(due).toEqual(addWallClock(start, { minutes: 60 * hours }))
      expect(due.dueAt.getTime() - start.getTime()).toBe(hours * 3_600_000)
    }),
    laws,
  )
})
