import { describe, expect, test } from '@jest/globals'
import { appealKinds } from '@shouwen/vocabulary/appeals'
import { workOrderStatuses } from '@shouwen/vocabulary/handling'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import {
  clausesOf,
  decideAccept,
  decideComplete,
  transitionFaults,
  transitions,
  type WorkOrder,
} from '../src/domain/work-order'
import { anOrder } from './an-order'

const now = new Date('2026-03-02T01:00:00Z')
const notAllowed = (action: string, status: string) =>
  new Refusal('TRANSITION_NOT_ALLOWED', { action, status })

describe('the table', () => {
  test('has no dead end', () => {
    expect(transitionFaults()).toEqual([])
  })

  test('would be at fault if an order could get stuck, or a status could not be reached', () => {
    const { accept, complete } = transitions
    expect(transitionFaults({ accept })).toEqual(['nothing leads out of accepted', 'nothing leads to done'])
    expect(transitionFaults({ complete })).toEqual([
      'nothing leads out of opened',
      'nothing leads to accepted',
    ])
    expect(transitionFaults({})).toHaveLength(4)
  })
})

describe('an order', () => {
  test('is taken, then done, and everything else of it stays', () => {
    const opened = anOrder()
    const accepted = decideAccept(opened, 'li', now)
    expect(accepted).toEqual({ ...opened, status: 'accepted', acceptedBy: 'li', acceptedAt: now, version: 2 })
    const later = new Date(now.getTime() + 60_000)
    expect(decideComplete(accepted, '  换了阀门 ', 'zhao', later)).toEqual({
      ...accepted,
      status: 'done',
      result: '换了阀门',
      doneBy: 'zhao',
      doneAt: later,
      version: 3,
    })
  })

  test.each(['accepted', 'done'] as const)('is not taken when it is %s', (status) => {
    expect(() => decideAccept(anOrder({ status }), 'li', now)).toThrow(notAllowed('accept', status))
  })

  test.each(['opened', 'done'] as const)('is not done when it is %s', (status) => {
    expect(() => decideComplete(anOrder({ status }), '好', 'li', now)).toThrow(notAllowed('complete', status))
  })

  test('is done with a result of at most 2,000 characters', () => {
    const accepted = anOrder({ status: 'accepted' })
    expect(() => decideComplete(accepted, ' ', 'li', now)).toThrow(
      new Refusal('INPUT_INVALID', { problems: 'result is empty' }),
    )
    expect(decideComplete(accepted, '好'.repeat(2_000), 'li', now).status).toBe('done')
    expect(() => decideComplete(accepted, '好'.repeat(2_001), 'li', now)).toThrow(
      new Refusal('TEXT_TOO_LONG', { field: 'result', limit: 2_000, length: 2_001 }),
    )
  })

  test('obeys the clauses of its project and kind', () => {
    for (const appealKind of appealKinds.codes) {
      const estate = appealKind === 'repair' ? ['P5.6.1'] : ['P5.2.1']
      expect(clausesOf(anOrder({ appealKind }), 'accept')).toEqual(estate)
      expect(clausesOf(anOrder({ appealKind }), 'complete')).toEqual(estate)
      const inMall = anOrder({ appealKind, projectKind: 'mall' })
      expect(clausesOf(inMall, 'accept')).toEqual(['M4.7.1'])
      expect(clausesOf(inMall, 'complete')).toEqual(['M4.4', 'M4.7.1'])
    }
  })

  test('goes one way, whatever is tried in whatever order: taken once, done once, by who did it', () => {
    const acts = fc.constantFrom<(order: WorkOrder, by: string) => WorkOrder>(
      (order, by) => decideAccept(order, by, now),
      (order, by) => decideComplete(order, '好', by, now),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(acts, fc.constantFrom('li', 'zhao')), { maxLength: 10 }), (tried) => {
        let order = anOrder()
        for (const [act, by] of tried) {
          const before = order
          try {
            order = act(before, by)
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal)
            expect(order).toBe(before)
            continue
          }
          const step = workOrderStatuses.codes.indexOf(order.status)
          expect(step).toBe(workOrderStatuses.codes.indexOf(before.status) + 1)
          expect(order.version).toBe(1 + step)
          expect(step === 1 ? order.acceptedBy : order.doneBy).toBe(by)
        }
        expect(order.acceptedAt !== null).toBe(order.status !== 'opened')
        expect(order.doneAt !== null).toBe(order.status === 'done')
      }),
    )
  })
})
