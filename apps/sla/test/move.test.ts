import { expect, test } from '@jest/globals'
import { withClosures } from '@shouwen/calendar/closures'
import { chinaDays } from '@shouwen/calendar/day-table'
import { dayNumber, isoDay } from '@shouwen/calendar/local-time'
import { projectCalendar, type ProjectCalendar } from '@shouwen/calendar/project-calendar'
import { dueAt, type Window } from '@shouwen/procedure/window'
import fc from 'fast-check'
import { openClock, type Clock } from '../src/domain/clock'
import { dueAfterChange, Fingerprint, movedClock, movesOf, type Moves, type Shift } from '../src/domain/move'

const startedAt = new Date('2026-03-02T01:00:00Z')

function aCalendar(...closed: string[]): ProjectCalendar {
  const runs = closed.map((on) => ({ zh: '盘点', en: 'stocktaking', from: on, to: on }))
  return projectCalendar({
    timeZone: 'Asia/Shanghai',
    hours: [{ opens: '08:30', closes: '17:30' }],
    days: closed.length === 0 ? chinaDays : withClosures(chinaDays, { closed: runs, worked: [] }, '1'),
  })
}

const usual = aCalendar()

/** The clock after the change; itself where nothing changes for it. */
function moveClock(clock: Clock, shift: Shift, now: Date): Clock {
  const due = dueAfterChange(clock, shift, now)
  return due === null ? clock : movedClock({ clock, due })
}

function fingerprintOf({ moves }: Moves): string {
  const fingerprint = new Fingerprint()
  fingerprint.add(moves)
  return fingerprint.value()
}

function aClock(window: Window = { workingDays: 1 }, changes: Partial<Clock> = {}, calendar = usual): Clock {
  const rule = { code: 'reply', target: 'reply', window, warnAtShare: 0.5, clause: 'M3.4' } as const
  const place = { id: 'clock', groupId: 'g', projectId: 'p', projectPath: 'a/b/c', customerId: null }
  const run = { rule, generation: 1, startedAt, end: null }
  return {
    ...openClock(run, { ...place, appealId: 'a', packId: 'mall', packVersion: 1 }, calendar),
    ...changes,
  }
}

test('a clock that counts a day which is closed now is due later, and warned after the same share of its time', () => {
  const after = aCalendar('2026-03-03')
  expect(moveClock(aClock(), { before: usual, after }, startedAt)).toEqual(aClock(undefined, {}, after))
})

test('only days and hours of work are moved by a calendar', () => {
  const after = aCalendar('2026-03-02', '2026-03-03', '2026-03-04')
  for (const window of [{ hours: 30 }, { minutes: 10 }, { days: 2 }, { sameDay: true }] as const) {
    const clock = aClock(window)
    expect(moveClock(clock, { before: usual, after }, startedAt)).toBe(clock)
  }
  expect(moveClock(aClock({ workingHours: 9 }), { before: usual, after }, startedAt).dueAt).toEqual(
    new Date('2026-03-05T17:30:00+08:00'),
  )
})

test('what has ended, is late, or would be late by the change stays where it is', () => {
  const after = aCalendar('2026-03-03')
  const ended = aClock(undefined, { state: 'met', stoppedAt: startedAt })
  const breached = aClock(undefined, { breachedAt: startedAt })
  for (const clock of [ended, breached]) {
    expect(moveClock(clock, { before: usual, after }, startedAt)).toBe(clock)
  }
  const clock = aClock()
  expect(moveClock(clock, { before: usual, after }, clock.dueAt)).not.toBe(clock)
  const late = new Date(clock.dueAt.getTime() + 1)
  expect(moveClock(clock, { before: usual, after }, late)).toBe(clock)
  const shut = aClock(undefined, {}, after)
  expect(moveClock(shut, { before: after, after: usual }, new Date('2026-03-03T10:00:00Z'))).toBe(shut)
})

test('a clock that was left under an older calendar stays there until a change touches it', () => {
  const older = aClock()
  const [before, same, touching] = [
    aCalendar('2026-03-03'),
    aCalendar('2026-03-03', '2026-03-20'),
    aCalendar('2026-03-03', '2026-03-04'),
  ]
  expect(moveClock(older, { before, after: same }, startedAt)).toBe(older)
  expect(moveClock(older, { before, after: touching }, startedAt).dueAt).toEqual(
    new Date('2026-03-05T09:30:00Z'),
  )
})

const anyDay = fc.integer({ min: 0, max: 20 }).map((at) => isoDay(dayNumber('2026-03-02') + at))
const anyDays = fc.uniqueArray(anyDay, { maxLength: 8 })

test('a clock that is moved is due as if it had been promised under the new calendar', () => {
  fc.assert(
    fc.property(anyDays, anyDays, fc.integer({ min: 1, max: 8 }), (was, is, workingDays) => {
      const [before, after] = [aCalendar(...was), aCalendar(...is)]
      const moved = moveClock(aClock({ workingDays }, {}, before), { before, after }, startedAt)
      expect(moved.dueAt).toEqual(dueAt({ workingDays }, startedAt, after).dueAt)
    }),
  )
})

test('moves are told apart by clock, from when and to when', () => {
  const after = aCalendar('2026-03-03')
  const [one, two] = [aClock({ workingDays: 2 }, { id: 'one' }), aClock(undefined, { id: 'two' })]
  const shifts = new Map([['p', { before: usual, after }]])
  const both = movesOf([one, two], shifts, startedAt)
  expect(both.moves.map(({ clock }) => clock.id)).toEqual(['one', 'two'])
  expect(both.confirmed).toEqual([])
  expect(movesOf([one, two], new Map(), startedAt)).toEqual({ moves: [], confirmed: [] })
  const fingerprint = fingerprintOf(both)
  expect(fingerprintOf(movesOf([one, two], shifts, startedAt))).toBe(fingerprint)
  expect(fingerprintOf(movesOf([two], shifts, startedAt))).not.toBe(fingerprint)
  const further = new Map([['p', { before: usual, after: aCalendar('2026-03-03', '2026-03-04') }]])
  expect(fingerprintOf(movesOf([one, two], further, startedAt))).not.toBe(fingerprint)
})
