import { describe, expect, test } from '@jest/globals'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import type { Moment, StepMoment } from '../src/domain/moments'
import { stepRunsOf } from '../src/domain/step-runs'

const { residential } = shippedPacks

const at = (minutes: number): Date => new Date(Date.UTC(2026, 2, 2, 1, minutes))

const moment = (kind: StepMoment['kind'], step: string, minutes: number): StepMoment => ({
  eventId: `${kind} ${step}`,
  kind,
  step,
  at: at(minutes),
})

const runs = (steps: readonly StepMoment[], moments: readonly Moment[] = []) =>
  stepRunsOf(residential, steps, moments).map(({ rule, generation, startedAt, end }) => ({
    code: rule.code,
    clause: rule.clause,
    generation,
    startedAt,
    end,
  }))

const call = 'medical-emergency/call-120'
const open = { code: call, clause: 'P5.6.6.1', generation: 1, startedAt: at(0), end: null }

describe('a step with a window', () => {
  test('has one run, from when it can be done', () => {
    expect(runs([moment('stepOpened', call, 0)])).toEqual([open])
  })

  test('ends when it is done, whatever was heard first', () => {
    const done = { ...open, end: { how: 'done', at: at(3) } }
    const [opened, settled] = [moment('stepOpened', call, 0), moment('stepDone', call, 3)]
    expect(runs([opened, settled])).toEqual([done])
    expect(runs([settled, opened])).toEqual([done])
    expect(runs([settled])).toEqual([])
  })

  test('no longer matters when it is left out, or when its appeal is closed', () => {
    const opened = moment('stepOpened', call, 0)
    const skipped = [opened, moment('stepSkipped', call, 4)]
    expect(runs(skipped)).toEqual([{ ...open, end: { how: 'cancelled', at: at(4) } }])
    const closed: Moment = { eventId: 'closed', kind: 'closed', at: at(9) }
    expect(runs([opened], [closed])).toEqual([{ ...open, end: { how: 'cancelled', at: at(9) } }])
    const done = [opened, moment('stepDone', call, 3)]
    expect(runs(done, [closed])).toEqual([{ ...open, end: { how: 'done', at: at(3) } }])
  })
})

test('a step without a window, or of a playbook that the procedure does not have, has none', () => {
  const untimed = moment('stepOpened', 'medical-emergency/lead', 0)
  expect(runs([untimed, moment('stepOpened', 'nobody/nothing', 0)])).toEqual([])
  const { playbooks: _none, ...older } = residential
  expect(stepRunsOf(older, [moment('stepOpened', call, 0)], [])).toEqual([])
})
