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

describe('the transition table', () => {
  test('has no status that nothing reaches, and none that nothing leaves but the last', () => {
    expect(transitionFaults()).toEqual([])
  })

  test('every change cites its clauses', () => {
    for (const name of names) expect([name, transitions[name].clauses.length]).not.toEqual([name, 0])
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
    expect(refusalOf(() => decideResolve(handled, '已修好', 1, now))).toBe('WORK_NOT_DONE')
  })

  test('needs the customer to know', () => {
    expect(refusalOf(() => decideResolve({ ...handled, informedAt: null }, '已修好', 0, now))).toBe(
      'CUSTOMER_NOT_INFORMED',
    )
  })

  test('needs an outcome, of at most 2,000 characters', () => {
    expect(refusalOf(() => decideResolve(handled, ' ', 0, now))).toBe('INPUT_INVALID')
    expect(refusalOf(() => decideResolve(handled, '好'.repeat(2_001), 0, now))).toBe('TEXT_TOO_LONG')
    expect(decideResolve(handled, '好'.repeat(2_000), 0, now)).toMatchObject({
      status: 'resolved',
      resolvedAt: now,
    })
  })
})

describe('closing', () => {
  const resolved = anAppeal({ status: 'resolved', resolvedAt: now, informedAt: now })
  const always = { required: true, clause: 'P5.5.1' }

  test('waits for the revisit where the procedure revisits without exception', () => {
    expect(refusalOf(() => decideClose(resolved, always, now))).toBe('APPEAL_NOT_REVISITED')
    expect(decideClose({ ...resolved, revisitedAt: now }, always, now).status).toBe('closed')
  })

  test('needs none where the procedure revisits a share', () => {
    expect(decideClose(resolved, { ...always, required: false }, now).status).toBe('closed')
  })

  test('a reopened appeal has to be told of again', () => {
    expect(decideReopen(resolved)).toMatchObject({ status: 'inProgress', informedAt: null, resolvedAt: null })
  })
})
