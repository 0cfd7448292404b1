import { describe, expect, test } from '@jest/globals'
import { appealKinds } from '@shouwen/vocabulary/appeals'
import { pauseReasons } from '@shouwen/vocabulary/handling'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import { decideReassign, decideRefuse } from '../src/domain/passing-on'
import { decideAcceptance, decideComplete } from '../src/domain/repair'
import {
  clausesOf,
  decideAccept,
  decidePause,
  decideResume,
  transitionFaults,
  transitions,
  type WorkOrder,
} from '../src/domain/work-order'
import { anOrder } from './an-order'
import { coordinated } from './handover-rules'

const now = new Date('2026-03-02T01:00:00Z')
const notAllowed = (action: string, status: string) =>
  new Refusal('TRANSITION_NOT_ALLOWED', { action, status })

const report = { result: '好', parts: [], labourMinutes: 0 }
const nothingAsked = { acceptance: null, plan: null, cost: null }
const nothing = { milestones: [], estimates: [] }
const workerCalled = (id: string) => ({ id, posts: ['departmentWorker'] as const })
const accepting = { acceptance: { clause: 'P5.6.1' }, plan: null, cost: null }

describe('the table', () => {
  test('has no dead end', () => {
    expect(transitionFaults()).toEqual([])
  })

  test('would be at fault if an order could get stuck, or a status could not be reached', () => {
    const { resume, complete, ...rest } = transitions
    expect(transitionFaults({ ...rest, complete })).toEqual([])
    const { refuse, reassign, rework, pause, ...least } = rest
    expect([refuse.to, reassign.to, rework.to, pause.to, resume.to]).toHaveLength(5)
    expect(transitionFaults({ ...least, pause, complete })).toEqual([
      'nothing leads out of paused',
      'nothing leads to refused',
      'nothing leads out of refused',
      'nothing leads to reassigned',
    ])
    expect(transitionFaults({})).toHaveLength(9)
  })
})

describe('an order', () => {
  test('is taken, then done, and everything else of it stays', () => {
    const opened = anOrder()
    const accepted = decideAccept(opened, 'li', now)
    expect(accepted).toEqual({ ...opened, status: 'accepted', acceptedBy: 'li', acceptedAt: now, version: 2 })
    const later = new Date(now.getTime() + 60_000)
    const said = { ...report, result: '  换了阀门 ' }
    expect(decideComplete(accepted, said, nothingAsked, nothing, workerCalled('zhao'), later)).toEqual({
      ...accepted,
      status: 'done',
      result: '换了阀门',
      doneBy: 'zhao',
      doneAt: later,
      version: 3,
    })
  })

  test.each(['accepted', 'paused', 'refused', 'reassigned', 'done'] as const)(
    'is not taken when it is %s',
    (status) => {
      expect(() => decideAccept(anOrder({ status }), 'li', now)).toThrow(notAllowed('accept', status))
    },
  )

  test.each(['opened', 'paused', 'refused', 'reassigned', 'done'] as const)(
    'is not done when it is %s',
    (status) => {
      const done = () =>
        decideComplete(anOrder({ status }), report, nothingAsked, nothing, workerCalled('li'), now)
      expect(done).toThrow(notAllowed('complete', status))
    },
  )

  test('stands still for a reason, and goes on without one', () => {
    const accepted = decideAccept(anOrder(), 'li', now)
    const paused = decidePause(accepted, 'awaitingParts', now)
    expect(paused).toEqual({
      ...accepted,
      status: 'paused',
      pausedAt: now,
      pauseReason: 'awaitingParts',
      version: 3,
    })
    expect(decideResume(paused)).toEqual({ ...accepted, version: 4 })
    expect(() => decideResume(accepted)).toThrow(notAllowed('resume', 'accepted'))
    expect(() => decidePause(anOrder(), 'weather', now)).toThrow(notAllowed('pause', 'opened'))
  })

  test('obeys the clauses of its project and kind', () => {
    for (const appealKind of appealKinds.codes) {
      const estate = appealKind === 'repair' ? ['P5.6.1'] : ['P5.2.1']
      for (const name of ['accept', 'pause', 'resume', 'complete'] as const) {
        expect(clausesOf(anOrder({ appealKind }), name)).toEqual(estate)
      }
      const inMall = anOrder({ appealKind, projectKind: 'mall' })
      expect(clausesOf(inMall, 'accept')).toEqual(['M4.7.1'])
      expect(clausesOf(inMall, 'complete')).toEqual(['M4.4', 'M4.7.1'])
    }
  })

  test('whatever is tried in whatever order: each change raises its version by one, and its status tells what it has', () => {
    const to = { departmentId: 'other', handovers: 1, others: [] }
    const acts = fc.constantFrom<(order: WorkOrder, by: string) => WorkOrder>(
      (order, by) => decideAccept(order, by, now),
      (order, by) => decideComplete(order, report, accepting, nothing, workerCalled(by), now),
      (order) => decidePause(order, pauseReasons.codes[0], now),
      (order) => decideResume(order),
      (order, by) => decideRefuse(order, coordinated, { by, reason: '不归我部' }, now).order,
      (order) => decideReassign(order, coordinated, { manages: false, coordinates: true }, to).order,
      (order, by) =>
        decideAcceptance(order, { id: 'a', accepted: by === 'li', words: '不行', by }, now).order,
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(acts, fc.constantFrom('li', 'zhao')), { maxLength: 20 }), (tried) => {
        let order = anOrder()
        let changes = 0
        for (const [act, by] of tried) {
          const before = order
          try {
            order = act(before, by)
          } catch (error) {
            expect(error).toBeInstanceOf(Refusal)
            expect(order).toBe(before)
            continue
          }
          changes += 1
          expect(before.status).not.toBe('reassigned')
        }
        expect(order.version).toBe(1 + changes)
        expect(order.pauseReason !== null).toBe(order.status === 'paused')
        expect(order.status === 'refused' && order.coordinator === null).toBe(false)
        expect(order.doneAt !== null).toBe(order.status === 'done')
        if (order.acceptance === 'accepted') expect(order.status).toBe('done')
      }),
    )
  })
})
