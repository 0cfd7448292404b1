import { describe, expect, test } from '@jest/globals'
import { projectCalendar } from '@shouwen/calendar/project-calendar'
import type { ClockRule } from '@shouwen/procedure/pack'
import { dueAt } from '@shouwen/procedure/window'
import fc from 'fast-check'
import { lateFrom, noticeBreach, openClock, settleClock, type Clock } from '../src/domain/clock'
import { afterSaying, saysFrom, timersOf } from '../src/domain/timers'

const startedAt = new Date('2026-03-02T01:00:00Z')
const calendar = projectCalendar({
  timeZone: 'Asia/Shanghai',
  hours: [{ opens: '08:30', closes: '17:30' }],
})

function aClock(window: ClockRule['window'] = { hours: 1 }, start = startedAt): Clock {
  const rule = { code: 'reply', target: 'reply', startsOn: 'registered', stopsOn: 'fedBack', window } as const
  const run = { rule: { ...rule, when: {}, warnAtShare: 0.8, clause: 'M4.6.1' }, generation: 1, end: null }
  const place = {
    id: 'clock',
    groupId: 'group',
    projectId: 'project',
    projectPath: 'a/b/c',
    customerId: null,
  }
  return openClock(
    { ...run, startedAt: start },
    { ...place, appealId: 'appeal', packId: 'mall', packVersion: 1 },
    calendar,
  )
}

const after = (ms: number) => new Date(startedAt.getTime() + ms)
const hour = 3_600_000

describe('a clock', () => {
  test('begins with its run, by the rule and the calendar of that time', () => {
    const window = { workingDays: 1 }
    const { explanation } = dueAt(window, startedAt, calendar)
    expect(aClock(window)).toEqual({
      id: 'clock',
      groupId: 'group',
      projectId: 'project',
      projectPath: 'a/b/c',
      customerId: null,
      appealId: 'appeal',
      packId: 'mall',
      packVersion: 1,
      code: 'reply',
      target: 'reply',
      owedTo: 'customer',
      subjectId: null,
      clause: 'M4.6.1',
      window,
      generation: 1,
      startedAt,
      dueAt: new Date('2026-03-03T17:30:00+08:00'),
      // 32 and a half hours, of which four fifths are 26
      warnAt: after(26 * hour),
      promisedDueAt: new Date('2026-03-03T17:30:00+08:00'),
      pauses: [],
      extensions: [],
      warnings: [{ when: { atShare: 0.8 }, at: after(26 * hour).toISOString(), saidAt: null }],
      rungs: [],
      provisional: false,
      explanation,
      calendarVersion: calendar.version,
      state: 'running',
      stoppedAt: null,
      warnedAt: null,
      breachedAt: null,
      breachNoticedAt: null,
    })
  })

  test('is met until its due time and late from the next instant on, cancelled where nobody waits', () => {
    const anyEnd = fc.record({
      how: fc.constantFrom('done', 'cancelled'),
      at: fc.integer({ min: 0, max: 3 * hour }).map(after),
    })
    fc.assert(
      fc.property(
        fc.oneof(
          anyEnd,
          anyEnd.map(({ how }) => ({ how, at: after(hour) })),
        ),
        (end) => {
          const clock = aClock()
          const settled = settleClock(clock, end)
          const late = end.at >= lateFrom(clock)
          expect(settled).toEqual({
            ...clock,
            state: end.how === 'cancelled' ? 'cancelled' : late ? 'late' : 'met',
            stoppedAt: end.at,
            breachedAt: late ? lateFrom(clock) : null,
          })
          expect(settleClock(settled, end)).toBe(settled)
          expect(settleClock(settled, null)).toBe(settled)
        },
      ),
    )
  })

  test('that is breached says when that was noticed, once, and forgets it with the breach', () => {
    const late = settleClock(aClock(), { how: 'done', at: after(2 * hour) })
    const noticed = noticeBreach(late, after(3 * hour))
    expect(noticed.breachNoticedAt).toEqual(after(3 * hour))
    expect(noticeBreach(noticed, after(4 * hour))).toBe(noticed)
    expect(noticeBreach({ ...noticed, breachedAt: null }, after(4 * hour)).breachNoticedAt).toBeNull()
    const clock = aClock()
    expect(noticeBreach(clock, startedAt)).toBe(clock)
  })

  test('goes on as it is while its run does', () => {
    const clock = aClock()
    expect(settleClock(clock, null)).toBe(clock)
  })

  test('keeps the time at which its breach was said', () => {
    const breached = { ...aClock(), breachedAt: after(hour + 5_000) }
    const settled = settleClock(breached, { how: 'done', at: after(2 * hour) })
    expect(settled).toMatchObject({ state: 'late', breachedAt: after(hour + 5_000) })
  })

  test('that was cancelled is cancelled anew at another time', () => {
    const cancelled = settleClock(aClock(), { how: 'cancelled', at: after(2) })
    expect(settleClock(cancelled, { how: 'cancelled', at: after(1) })).toMatchObject({ stoppedAt: after(1) })
  })

  test('warns after four fifths of its window', () => {
    expect(aClock()).toMatchObject({ dueAt: after(hour), warnAt: after(0.8 * hour), state: 'running' })
  })

  test.each([
    ['a second before its due time', hour - 1_000, 'met', null],
    ['at its due time', hour, 'met', null],
    ['a second after its due time', hour + 1_000, 'late', after(hour + 1)],
  ] as const)('stopped %s', (_when, at, state, breachedAt) => {
    const end = { how: 'done', at: after(at) } as const
    expect(settleClock(aClock(), end)).toMatchObject({ state, stoppedAt: after(at), breachedAt })
  })

  test('that met its time is never rewritten', () => {
    const met = settleClock(aClock(), { how: 'done', at: after(hour) })
    expect(settleClock(met, { how: 'done', at: after(2 * hour) })).toBe(met)
    expect(settleClock(met, { how: 'cancelled', at: after(2 * hour) })).toBe(met)
  })

  test('that was late is never rewritten', () => {
    const late = settleClock(aClock(), { how: 'done', at: after(2 * hour) })
    expect(settleClock(late, { how: 'done', at: after(1) })).toBe(late)
  })

  test('that was cancelled is settled by a fact that was long on its way, and cancelled once only', () => {
    const end = { how: 'cancelled', at: after(2) } as const
    const cancelled = settleClock(aClock(), end)
    expect(cancelled.state).toBe('cancelled')
    expect(settleClock(cancelled, end)).toBe(cancelled)
    expect(settleClock(cancelled, { how: 'done', at: after(1) })).toMatchObject({ state: 'met' })
    expect(settleClock(cancelled, { how: 'done', at: end.at })).toMatchObject({
      state: 'met',
      stoppedAt: end.at,
    })
  })

  test('whose breach was announced before a late fact showed that there was none keeps no mark of it', () => {
    const breached = { ...aClock(), breachedAt: after(hour + 1) }
    expect(settleClock(breached, { how: 'done', at: after(hour) })).toMatchObject({
      state: 'met',
      breachedAt: null,
    })
  })

  test('cancelled after its due time was breached all the same', () => {
    const cancelled = settleClock(aClock(), { how: 'cancelled', at: after(2 * hour) })
    expect(cancelled.breachedAt).toEqual(after(hour + 1))
  })

  test('over days that no notice covers yet is provisional', () => {
    expect(aClock({ workingDays: 1 }, new Date('2026-12-31T01:00:00Z')).provisional).toBe(true)
    expect(aClock({ workingDays: 1 }).provisional).toBe(false)
  })
})

describe('a timer', () => {
  const [warn, breach] = timersOf(aClock())
  if (warn === undefined || breach === undefined) throw new Error('a clock has two timers')

  test('warns in time, and tells of a breach in the first instant after the due time', () => {
    const of = { clockId: 'clock', groupId: 'group', generation: 1, step: 1 }
    expect(timersOf(aClock())).toEqual([
      { ...of, kind: 'warn', dueAt: after(0.8 * hour) },
      { ...of, kind: 'breach', dueAt: after(hour + 1) },
    ])
  })

  test('says what it has to say of a running clock once, and marks when it did', () => {
    expect(saysFrom(aClock(), warn)).toEqual(after(0.8 * hour))
    const warned = afterSaying(aClock(), warn, after(hour))
    expect(warned).toMatchObject({ warnedAt: after(hour), breachedAt: null })
    expect(warned.warnings.map(({ saidAt }) => saidAt)).toEqual([after(hour).toISOString()])
    expect(saysFrom(warned, warn)).toBeNull()
    expect(timersOf(warned).map(({ kind }) => kind)).toEqual(['breach'])
    expect(saysFrom(warned, breach)).toEqual(after(hour + 1))
    const breached = afterSaying(warned, breach, after(25 * hour))
    expect(breached).toMatchObject({ breachedAt: after(hour + 1), breachNoticedAt: after(25 * hour) })
    expect(saysFrom(breached, breach)).toBeNull()
    expect(timersOf(breached)).toEqual([])
  })

  test('of another run, of a clock that has stopped, or of what the clock does not have, says nothing', () => {
    expect(saysFrom({ ...aClock(), generation: 2 }, breach)).toBeNull()
    const ended = settleClock(aClock(), { how: 'done', at: after(1) })
    expect(saysFrom(ended, breach)).toBeNull()
    for (const kind of ['warn', 'rung'] as const) {
      expect(saysFrom(aClock(), { kind, step: 2, generation: 1 })).toBeNull()
    }
  })

  test('speaks of a running clock of its own run that has no mark of it yet, and of no other', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('running', 'met', 'late', 'cancelled'),
        fc.constantFrom(warn, breach),
        fc.integer({ min: 1, max: 2 }),
        fc.boolean(),
        fc.boolean(),
        (state, timer, generation, isWarned, isBreached) => {
          const [fresh] = aClock().warnings
          if (fresh === undefined) throw new Error('a clock has a warning')
          const warnings = [{ ...fresh, saidAt: isWarned ? startedAt.toISOString() : null }]
          const breachedAt = isBreached ? startedAt : null
          const marked = timer.kind === 'warn' ? isWarned : isBreached
          const speaks = state === 'running' && generation === 1 && !marked
          const clock = { ...aClock(), state, generation, warnings, breachedAt }
          expect(saysFrom(clock, timer) !== null).toBe(speaks)
        },
      ),
    )
  })
})
