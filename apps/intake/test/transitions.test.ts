import { describe, expect, test } from '@jest/globals'
import { appealStatuses, type AppealStatus } from '@shouwen/vocabulary/appeals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import { decideClose, decideReopen } from '../src/domain/close'
import { decideResolve } from '../src/domain/resolve'
import {
  allows,
  clausesOf,
  move,
  transitionFaults,
  transitions,
  type TransitionName,
} from '../src/domain/transitions'
import { anAppeal } from './an-appeal'

const names = Object.keys(transitions).filter((name): name is TransitionName => name in transitions)
const now = new Date('2026-03-02T03:00:00Z')

function refusalOf(act: () => unknown): string {
  try {
    act()
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  return 'none'
}

const met = (outcome: string) => ({ outcome, demand: 'met' as const })

/** Orders that are open; no playbook, nothing to be judged. */
const left = (openWorkOrders: number) => ({
  openWorkOrders,
  unacceptedRepairs: 0,
  playbooks: [],
  scopeRule: null,
  refusalExplained: false,
  escalations: [],
  replyRule: null,
  replies: [],
})

describe('the transition table', () => {
  test('has no status that nothing reaches, and none that nothing leaves but the last', () => {
    expect(transitionFaults()).toEqual([])
  })

  test('would be at fault if an appeal could get stuck, or a status could not be reached', () => {
    const { archive, close, ...rest } = transitions
    expect([archive.to, close.to]).toEqual(['archived', 'closed'])
    expect(transitionFaults({ ...rest, close })).toEqual([
      'nothing leads to archived',
      'nothing leads out of closed',
    ])
    expect(transitionFaults({ ...rest, archive })).toEqual(['nothing leads to closed'])
    const { instruct } = transitions
    expect(transitionFaults({ instruct })).toEqual([
      ...appealStatuses.codes.slice(1).map((status) => `nothing leads to ${status}`),
      ...appealStatuses.codes.slice(0, -1).map((status) => `nothing leads out of ${status}`),
    ])
  })

  test('every change cites its clauses', () => {
    for (const name of names) expect([name, transitions[name].clauses.length]).not.toEqual([name, 0])
  })

  const handling = ['registered', 'handedOver', 'inProgress'] as const

  test.each<[TransitionName, readonly AppealStatus[], AppealStatus | null, string[], string[]]>([
    ['noteHandover', ['registered'], 'handedOver', ['P5.2.1'], ['M4.4']],
    ['beginWork', ['registered', 'handedOver'], 'inProgress', ['P5.2.1'], ['M4.7.1']],
    ['identifyCustomer', appealStatuses.codes, null, ['C0.2'], ['C0.2']],
    ['instruct', handling, null, ['P5.1.3'], ['P5.1.3']],
    ['reportProgress', handling, null, ['P5.3'], ['M4.7.2']],
    ['reviewProgress', handling, null, ['P5.3'], ['P5.3']],
    ['informCustomer', handling, null, ['P5.2.3', 'P5.3'], ['M4.7.2']],
    ['resolve', ['handedOver', 'inProgress'], 'resolved', ['P4.1'], ['M3.2']],
    ['reopen', ['resolved'], 'inProgress', ['P5.5.1'], ['M4.8']],
    ['close', ['resolved'], 'closed', ['P5.5.1'], ['M4.8']],
    ['markConfidential', appealStatuses.codes, null, ['P5.6.3.3'], ['P5.6.3.3']],
    ['archive', ['closed'], 'archived', ['P4.2'], ['P4.2']],
  ])(
    '%s is allowed in %j, leads to %s, under %j in an estate and %j in a mall',
    (name, from, to, estate, mall) => {
      expect(appealStatuses.codes.filter((status) => allows(anAppeal({ status }), name))).toEqual(from)
      for (const status of from) expect(move(anAppeal({ status }), name).status).toBe(to ?? status)
      expect(clausesOf(anAppeal({ projectKind: 'residential' }), name)).toEqual(estate)
      expect(clausesOf(anAppeal({ projectKind: 'mall' }), name)).toEqual(mall)
    },
  )

  test('a change takes along what changes with it, and nothing else', () => {
    const before = anAppeal({ status: 'registered', version: 7 })
    expect(move(before, 'noteHandover', { departmentId: 'engineering' })).toEqual({
      ...before,
      status: 'handedOver',
      departmentId: 'engineering',
      version: 8,
    })
    expect(() => move(anAppeal({ status: 'archived' }), 'archive')).toThrow(
      new Refusal('TRANSITION_NOT_ALLOWED', { action: 'archive', status: 'archived' }),
    )
  })

  test('a change that is not allowed is refused, and one that is moves the version on by one', () => {
    for (const name of names) {
      for (const status of appealStatuses.codes) {
        const appeal = anAppeal({ status })
        if (allows(appeal, name)) expect(move(appeal, name).version).toBe(appeal.version + 1)
        else expect(refusalOf(() => move(appeal, name))).toBe('TRANSITION_NOT_ALLOWED')
      }
    }
  })

  test('no history leaves the archive, or closes without having been resolved', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...names), { maxLength: 40 }), (history) => {
        let appeal = anAppeal({ status: 'registered' })
        const seen: AppealStatus[] = [appeal.status]
        for (const name of history) {
          if (!allows(appeal, name)) continue
          appeal = move(appeal, name)
          seen.push(appeal.status)
        }
        const archived = seen.indexOf('archived')
        if (archived >= 0) expect(new Set(seen.slice(archived))).toEqual(new Set(['archived']))
        if (seen.includes('closed')) expect(seen.indexOf('resolved')).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('a mall cites its own clauses, an estate its own', () => {
    expect(clausesOf(anAppeal({ projectKind: 'mall' }), 'noteHandover')).toEqual(['M4.4'])
    expect(clausesOf(anAppeal({ projectKind: 'residential' }), 'noteHandover')).toEqual(['P5.2.1'])
  })
})

describe('resolving', () => {
  const handled = anAppeal({ status: 'inProgress', informedAt: now })

  test('needs its work orders done', () => {
    expect(() => decideResolve(handled, met('已修好'), left(1), now)).toThrow(
      new Refusal('WORK_NOT_DONE', { open: 1 }),
    )
  })

  test('needs the customer to know', () => {
    expect(() => decideResolve({ ...handled, informedAt: null }, met('已修好'), left(0), now)).toThrow(
      new Refusal('CUSTOMER_NOT_INFORMED', { clause: 'P5.3' }),
    )
  })

  test('needs an outcome, of at most 2,000 characters', () => {
    expect(refusalOf(() => decideResolve(handled, met(' '), left(0), now))).toBe('INPUT_INVALID')
    expect(refusalOf(() => decideResolve(handled, met('好'.repeat(2_001)), left(0), now))).toBe(
      'TEXT_TOO_LONG',
    )
    expect(decideResolve(handled, met('好'.repeat(2_000)), left(0), now)).toMatchObject({
      status: 'resolved',
      resolvedAt: now,
    })
  })
})

describe('closing', () => {
  const resolved = anAppeal({ status: 'resolved', resolvedAt: now, informedAt: now })
  const always = { required: true, clause: 'P5.5.1' }

  test('waits for the revisit where the procedure revisits without exception', () => {
    expect(() => decideClose(resolved, always, now)).toThrow(
      new Refusal('APPEAL_NOT_REVISITED', { clause: 'P5.5.1' }),
    )
    const revisited = { ...resolved, revisitedAt: now }
    expect(decideClose(revisited, always, now)).toEqual({
      ...revisited,
      status: 'closed',
      closedAt: now,
      version: resolved.version + 1,
    })
  })

  test('needs none where the procedure revisits a share', () => {
    expect(decideClose(resolved, { ...always, required: false }, now).status).toBe('closed')
  })

  test('a reopened appeal has to be told of again', () => {
    expect(decideReopen(resolved)).toMatchObject({ status: 'inProgress', informedAt: null, resolvedAt: null })
  })
})
