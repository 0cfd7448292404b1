import { expect, test } from '@jest/globals'
import { appealKinds, channels, impacts, repairGrades } from '@shouwen/vocabulary/appeals'
import { projectCalendar } from '@shouwen/calendar/project-calendar'
import { Refusal } from '@shouwen/vocabulary/refusal'
import {
  addCalendarDays,
  addWallClock,
  addWorkingDays,
  addWorkingTime,
  endOfSameDay,
} from '@shouwen/calendar/due-time'
import fc from 'fast-check'
import { clocksFor, type ClockFacts } from '../src/clocks'
import { shippedPacks } from '../src/shipped-packs'
import type { ClockRule } from '../src/pack'
import { dueAt } from '../src/window'
import { anyPack, anyWindow } from './any-pack'

const { residential, mall } = shippedPacks
const calendar = projectCalendar({
  timeZone: 'Asia/Shanghai',
  hours: [{ opens: '10:00', closes: '22:00' }],
})

/** The clocks as `clause code dueAt`, local time, for what is registered on Friday 13 February 2026 at 16:00. */
function clocksOf(pack: typeof residential, facts: Partial<ClockFacts>): string[] {
  const start = new Date('2026-02-13T16:00:00+08:00')
  const all = { kind: 'complaint', category: 'other', channel: 'telephone', ...facts } as const
  return clocksFor(pack, all).map(({ clause, code, window }) => {
    const due = new Date(dueAt(window, start, calendar).dueAt.getTime() + 8 * 3_600_000)
    return `${clause} ${code} ${due.toISOString().slice(5, 16)}`
  })
}

test('a complaint about property service is rectified and answered the same day', () => {
  expect(clocksOf(residential, { category: 'service-attitude' })).toEqual([
    'P5.2.1 hand-over 02-13T16:30',
    'P5.2.3 feedback-same-day 02-13T23:59',
    'P5.4.1 service-rectification-same-day 02-13T23:59',
    'P5.4.1 service-reply-same-day 02-13T23:59',
    'P5.5.1 revisit-complaint 02-16T16:00',
  ])
})

test('a complaint about something else has no clock for rectification', () => {
  expect(clocksOf(residential, { category: 'neighbour' })).toEqual([
    'P5.2.1 hand-over 02-13T16:30',
    'P5.2.3 feedback-same-day 02-13T23:59',
    'P5.5.1 revisit-complaint 02-16T16:00',
  ])
})

test('the grade of a repair decides its clock, and a major repair is tracked without one', () => {
  const resolution = (grade: ClockFacts['grade']) =>
    clocksOf(residential, { kind: 'repair', category: 'water-leak', grade }).filter((clock) =>
      clock.startsWith('P5.4.2'),
    )
  expect(resolution('minor')).toEqual(['P5.4.2 minor-repair 02-14T00:00'])
  expect(resolution('medium')).toEqual(['P5.4.2 medium-repair 02-16T16:00'])
  expect(resolution('major')).toEqual([])
})

test('only a written inquiry is owed an answer within two days', () => {
  const written = 'P5.6.3.1 written-inquiry 02-15T16:00'
  expect(clocksOf(residential, { kind: 'inquiry', channel: 'letter' })).toContain(written)
  expect(clocksOf(residential, { kind: 'inquiry', channel: 'email' })).toContain(written)
  expect(clocksOf(residential, { kind: 'inquiry', channel: 'telephone' })).not.toContain(written)
})

test('the impact of a mall complaint decides its clocks, three days where none is judged', () => {
  const every = ['M4.4 hand-over 02-13T16:10', 'M3.4 feedback-one-working-day 02-14T22:00']
  const revisit = 'M4.8 revisit 02-16T16:00'
  const last = ['M4.8 contact-three-hours 02-13T19:00', 'M4.7.1 report-same-day 02-13T23:59', revisit]
  expect(clocksOf(mall, { impact: 'stopsBusiness' })).toEqual([
    ...every,
    'M4.6.1 stopped-business-resolution 02-13T17:00',
    'M4.6.1 stopped-business-reply 02-13T17:00',
    ...last,
  ])
  expect(clocksOf(mall, { impact: 'outsideControl' })).toEqual([
    ...every,
    'M4.6.2 outside-control-reply 02-15T16:00',
    ...last,
  ])
  const threeDays = [...every, 'M4.6.3 equipment-or-other-reply 02-16T16:00', ...last]
  expect(clocksOf(mall, { impact: 'equipmentOrOther' })).toEqual(threeDays)
  expect(clocksOf(mall, { impact: null })).toEqual(threeDays)
  expect(clocksOf(mall, {})).toEqual(threeDays)
})

test('a suggestion in a mall is answered within one working day and revisited, no more', () => {
  expect(clocksOf(mall, { kind: 'suggestion' })).toEqual([
    'M3.4 feedback-one-working-day 02-14T22:00',
    'M4.8 revisit 02-16T16:00',
  ])
})

test('whatever the facts, an appeal has exactly one revisit clock and never two clocks of one code', () => {
  const odd: unknown[] = []
  for (const pack of [residential, mall]) {
    for (const { kind } of pack.kinds)
      for (const { code: category } of pack.categories)
        for (const channel of channels.codes)
          for (const grade of [null, ...repairGrades.codes])
            for (const impact of [null, ...impacts.codes]) {
              const facts = { kind, category, channel, grade, impact }
              const rules = clocksFor(pack, facts)
              const revisits = rules.filter(({ target }) => target === 'revisit').length
              const codes = new Set(rules.map(({ code }) => code)).size
              if (revisits !== 1 || codes !== rules.length) odd.push(facts)
            }
  }
  expect(odd).toEqual([])
  expect(appealKinds.codes.length).toBeGreaterThan(residential.kinds.length)
})

test('a warning goes out after four fifths of the window unless the pack says otherwise', () => {
  expect(new Set(residential.clocks.map(({ warnAtShare }) => warnAtShare))).toEqual(new Set([0.8]))
})

test('a cut-off in the window is kept', () => {
  const start = new Date('2026-02-13T16:00:00+08:00')
  expect(dueAt({ sameDay: true, cutOff: '20:30' }, start, calendar).dueAt).toEqual(
    new Date('2026-02-13T20:30:00+08:00'),
  )
})

test('a window is counted in its own unit, in the calendar of the project', () => {
  const anyStart = fc.date({
    min: new Date('2025-01-01T00:00:00Z'),
    max: new Date('2026-12-31T00:00:00Z'),
    noInvalidDate: true,
  })
  fc.assert(
    fc.property(anyWindow, anyStart, (window, start) => {
      const due = dueAt(window, start, calendar)
      if ('minutes' in window || 'hours' in window) expect(due).toEqual(addWallClock(start, window))
      else if ('days' in window) expect(due).toEqual(addCalendarDays(start, window.days, calendar))
      else if ('workingDays' in window)
        expect(due).toEqual(addWorkingDays(start, window.workingDays, calendar))
      else if ('workingHours' in window)
        expect(due).toEqual(addWorkingTime(start, window.workingHours * 60, calendar))
      else expect(due).toEqual(endOfSameDay(start, calendar, window.cutOff))
      expect(due.dueAt.getTime()).toBeGreaterThanOrEqual(start.getTime())
    }),
  )
})

const anyFacts = (pack: typeof residential): fc.Arbitrary<ClockFacts> =>
  fc.record(
    {
      kind: fc.constantFrom(...appealKinds.codes),
      category: fc.constantFrom(...pack.categories.map(({ code }) => code)),
      channel: fc.constantFrom(...channels.codes),
      grade: fc.option(fc.constantFrom(...repairGrades.codes)),
      impact: fc.option(fc.constantFrom(...impacts.codes)),
    },
    { requiredKeys: ['kind', 'category', 'channel'] },
  )

test('an appeal has the clocks whose every condition it meets, in the order of the pack', () => {
  const meets = ({ when }: ClockRule, facts: ClockFacts, aboutService: boolean): boolean => {
    const { grade, impact } = facts
    if (when.kinds && !when.kinds.includes(facts.kind)) return false
    if (when.channels && !when.channels.includes(facts.channel)) return false
    if (when.grades && (!grade || !when.grades.includes(grade))) return false
    if (when.impacts && (!impact || !when.impacts.includes(impact))) return false
    if (when.unlessImpacts && impact && when.unlessImpacts.includes(impact)) return false
    return when.aboutService === undefined || when.aboutService === aboutService
  }
  fc.assert(
    fc.property(
      anyPack.chain((pack) => fc.tuple(fc.constant(pack), anyFacts(pack))),
      ([pack, facts]) => {
        const about = pack.categories.find(({ code }) => code === facts.category)?.aboutService ?? false
        const expected = pack.clocks.filter((clock) => meets(clock, facts, about)).map(({ code }) => code)
        expect(clocksFor(pack, facts).map(({ code }) => code)).toEqual(expected)
      },
    ),
  )
})

test('one more condition never brings one more clock', () => {
  const anyCondition = fc.oneof<fc.Arbitrary<ClockRule['when']>[]>(
    fc.record({ kinds: fc.subarray([...appealKinds.codes], { minLength: 1 }) }),
    fc.record({ channels: fc.subarray([...channels.codes], { minLength: 1 }) }),
    fc.record({ impacts: fc.subarray([...impacts.codes], { minLength: 1 }) }),
    fc.record({ unlessImpacts: fc.subarray([...impacts.codes], { minLength: 1 }) }),
    fc.record({ aboutService: fc.boolean() }),
  )
  fc.assert(
    fc.property(anyFacts(residential), anyCondition, (facts, condition) => {
      const loose = { ...residential, clocks: residential.clocks.map((clock) => ({ ...clock, when: {} })) }
      const strict = { ...loose, clocks: loose.clocks.map((clock) => ({ ...clock, when: condition })) }
      expect(clocksFor(loose, facts)).toHaveLength(residential.clocks.length)
      expect([0, residential.clocks.length]).toContain(clocksFor(strict, facts).length)
    }),
  )
})

test('an appeal of an unknown category has no clocks, it is refused', () => {
  expect(() => clocksOf(residential, { category: 'magic' })).toThrow(
    new Refusal('CATEGORY_UNKNOWN', { category: 'magic' }),
  )
})
