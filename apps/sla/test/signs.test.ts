import { describe, expect, test } from '@jest/globals'
import { isWithin } from '@shouwen/calendar/daily-window'
import type { LadderRung } from '@shouwen/procedure/pack'
import fc from 'fast-check'
import { replanned, signsOf, type Span } from '../src/domain/signs'

const timeZone = 'Asia/Shanghai'
/** 9 o'clock to 10 o'clock on a Monday. */
const morning: Span = {
  startedAt: new Date('2026-03-02T09:00:00+08:00'),
  dueAt: new Date('2026-03-02T10:00:00+08:00'),
  timeZone,
}
/** 20:30 to 21:30. */
const evening: Span = {
  startedAt: new Date('2026-03-02T20:30:00+08:00'),
  dueAt: new Date('2026-03-02T21:30:00+08:00'),
  timeZone,
}
const night = { from: '21:00', to: '08:00' }

const aRung = (when: LadderRung['when'], atNight = false): LadderRung => {
  return { when, to: 'divisionDirector', atNight, clause: 'M4.6.1' }
}
const rungsAt = (ladder: LadderRung[], span: Span, quiet: typeof night | null = night): string[] =>
  signsOf({ warnAtShare: 0.8, ladder }, quiet, span).rungs.map(({ at }) => at)
const inChina = (at: string): string => new Date(`${at}+08:00`).toISOString()

describe('warnings', () => {
  test('go out after shares of the window and at times before its end, none before its start', () => {
    const warnings = [{ atShare: 0.5 }, { before: { minutes: 10 } }, { before: { hours: 2 } }]
    const signs = signsOf({ warnAtShare: 0.8, warnings }, null, morning)
    expect(signs.warnings.map(({ at }) => at)).toEqual(
      ['2026-03-02T09:30', '2026-03-02T09:50', '2026-03-02T09:00'].map(inChina),
    )
    expect(signs.warnAt).toEqual(morning.startedAt)
  })

  test('are one, at the share of the pack, where it names none', () => {
    const { warnings } = signsOf({ warnAtShare: 0.8 }, null, morning)
    expect(warnings).toEqual([{ when: { atShare: 0.8 }, at: inChina('2026-03-02T09:48'), saidAt: null }])
  })
})

describe('a ladder', () => {
  test('is reached before, when, and after a clock is late', () => {
    const ladder = [{ atShare: 0.5 }, { after: { minutes: 0 } }, { after: { hours: 1 } }].map((when) =>
      aRung(when),
    )
    expect(rungsAt(ladder, morning)).toEqual(
      ['2026-03-02T09:30', '2026-03-02T10:00:00.001', '2026-03-02T11:00'].map(inChina),
    )
  })

  test('waits for the end of the quiet hours, but on a rung that says at night, and without such hours', () => {
    const late = { after: { minutes: 0 } }
    expect(rungsAt([aRung(late), aRung(late, true)], evening)).toEqual(
      ['2026-03-03T08:00', '2026-03-02T21:30:00.001'].map(inChina),
    )
    expect(rungsAt([aRung(late)], evening, null)).toEqual([inChina('2026-03-02T21:30:00.001')])
  })

  test('is at no time in the quiet hours, and never earlier than without them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3 * 24 * 60 }),
        fc.integer({ min: 1, max: 48 * 60 }),
        fc.integer({ min: 0, max: 48 * 60 }),
        (start, length, minutes) => {
          const startedAt = new Date(morning.startedAt.getTime() + start * 60_000)
          const span = { startedAt, dueAt: new Date(startedAt.getTime() + length * 60_000), timeZone }
          const ladder = [aRung({ after: { minutes } })]
          const [quiet, loud] = [rungsAt(ladder, span), rungsAt(ladder, span, null)].map(
            ([at]) => new Date(at ?? ''),
          )
          if (quiet === undefined || loud === undefined) throw new Error('a rung has a time')
          expect(isWithin(night, quiet, timeZone)).toBe(false)
          expect(quiet.getTime()).toBeGreaterThanOrEqual(loud.getTime())
          if (!isWithin(night, loud, timeZone)) expect(quiet).toEqual(loud)
        },
      ),
    )
  })
})

test('for another due time what was said stays as it was said, and the rest is planned anew', () => {
  const ladder = [aRung({ atShare: 0.5 }), aRung({ after: { minutes: 30 } })]
  const { warnings, rungs } = signsOf({ warnAtShare: 0.8, ladder }, night, morning)
  const saidAt = inChina('2026-03-02T09:50')
  const said = {
    warnings: warnings.map((warning) => ({ ...warning, saidAt })),
    rungs: rungs.with(0, { ...aRung({ atShare: 0.5 }), quiet: night, at: saidAt, reachedAt: saidAt }),
  }
  const moved = replanned(said, { ...morning, dueAt: new Date('2026-03-02T20:40:00+08:00') })
  expect(moved.warnings).toEqual(said.warnings)
  expect(moved.rungs[0]).toEqual(said.rungs[0])
  expect(moved.rungs[1]?.at).toBe(inChina('2026-03-03T08:00'))
})
