import { describe, expect, test } from '@jest/globals'
import type { CostLimit } from '@shouwen/procedure/pack'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import { costOf, decideCost, decideEstimate, requireCostDecided, type CostEstimate } from '../src/domain/cost'
import { anOrder } from './an-order'

const now = new Date('2026-03-02T01:00:00Z')
const limits: CostLimit[] = [
  { post: 'departmentWorker', upToFen: 50_000, clause: 'P5.2.2' },
  { post: 'departmentManager', upToFen: 500_000, clause: 'P5.2.2' },
  { post: 'officeDirector', clause: 'P5.4.2' },
]
const worker = { id: 'zhao', posts: ['departmentWorker'] } as const
const manager = { id: 'sun', posts: ['departmentManager'] } as const
const director = { id: 'zhou', posts: ['officeDirector'] } as const
const order = anOrder({ status: 'accepted' })

function estimated(amountFen: number, by: { id: string; posts: readonly CostLimit['post'][] } = worker) {
  return decideEstimate(order, [], { id: 'estimate', amountFen, reason: ' 换水泵 ', by }, limits, now)
}

describe('an estimate', () => {
  test('within one’s authority is decided', () => {
    expect(estimated(50_000).estimate).toMatchObject({
      standing: 'approved',
      awaits: null,
      decidedBy: 'zhao',
    })
    expect(estimated(50_000).order).toEqual({ ...order, version: order.version + 1 })
  })

  test('beyond it goes up to the lowest post that may, with its reason', () => {
    expect(estimated(50_001).estimate).toMatchObject({
      standing: 'awaited',
      awaits: 'departmentManager',
      reason: '换水泵',
      clause: 'P5.2.2',
      decidedBy: null,
    })
    expect(estimated(500_001).estimate).toMatchObject({ awaits: 'officeDirector', clause: 'P5.4.2' })
  })

  test('is refused without a procedure, amount or reason, and while another waits', () => {
    const said = { id: 'e', amountFen: 1, reason: '换水泵', by: worker }
    const estimating =
      (changes: Partial<typeof said>, before: CostEstimate[] = []) =>
      () =>
        decideEstimate(order, before, { ...said, ...changes }, limits, now)
    expect(() => decideEstimate(order, [], said, null, now)).toThrow(new Refusal('COST_NOT_IN_PROCEDURE'))
    for (const amountFen of [0, -1, 1.5, 1_000_000_001]) {
      expect(estimating({ amountFen })).toThrow(expect.objectContaining({ code: 'INPUT_INVALID' }))
    }
    expect(estimating({ reason: ' ' })).toThrow(new Refusal('INPUT_INVALID', { problems: 'reason is empty' }))
    expect(estimating({}, [estimated(60_000).estimate])).toThrow(
      new Refusal('COST_AWAITED', { costFen: 60_000, post: 'departmentManager', clause: 'P5.2.2' }),
    )
    const many = Array.from({ length: 20 }, () => estimated(1).estimate)
    expect(estimating({}, many)).toThrow(new Refusal('INPUT_INVALID', { problems: 'more than 20 estimates' }))
  })
})

describe('a decision', () => {
  const { estimate } = estimated(60_000)
  const approve = { approved: true, reason: '', by: manager }

  test('is for a post that may decide so much', () => {
    expect(decideCost(order, [estimate], approve, limits, now).estimate).toMatchObject({
      standing: 'approved',
      decidedBy: 'sun',
    })
    expect(decideCost(order, [estimate], { ...approve, by: director }, limits, now).estimate.decidedBy).toBe(
      'zhou',
    )
    expect(() => decideCost(order, [estimate], { ...approve, by: worker }, limits, now)).toThrow(
      new Refusal('COST_BEYOND_AUTHORITY', {
        costFen: 60_000,
        limitFen: 50_000,
        post: 'departmentManager',
        clause: 'P5.2.2',
      }),
    )
    expect(() => decideCost(order, [], approve, limits, now)).toThrow(new Refusal('COST_NOT_AWAITED'))
  })

  test('sends it back with a reason, and never without', () => {
    const back = { approved: false, reason: ' 先询价 ', by: manager }
    expect(decideCost(order, [estimate], back, limits, now).estimate).toMatchObject({
      standing: 'returned',
      returnReason: '先询价',
    })
    expect(() => decideCost(order, [estimate], { ...back, reason: '' }, limits, now)).toThrow(
      new Refusal('INPUT_INVALID', { problems: 'reason is empty' }),
    )
  })
})

describe('work is done', () => {
  const done =
    (
      costFen: number,
      estimates: CostEstimate[],
      by: { id: string; posts: readonly CostLimit['post'][] } = worker,
    ) =>
    () =>
      requireCostDecided(costFen, estimates, limits, by)

  test('when its cost is within one’s authority, or was approved', () => {
    expect(done(50_000, [])).not.toThrow()
    expect(done(50_001, [])).toThrow(expect.objectContaining({ code: 'COST_BEYOND_AUTHORITY' }))
    const approved = { ...estimated(60_000).estimate, standing: 'approved' as const }
    expect(done(60_000, [approved])).not.toThrow()
    expect(done(60_001, [approved])).toThrow(expect.objectContaining({ code: 'COST_BEYOND_AUTHORITY' }))
    expect(done(60_001, [], manager)).not.toThrow()
  })

  test('never while a decision is awaited, whoever reports it', () => {
    expect(done(1, [estimated(60_000).estimate], director)).toThrow(
      expect.objectContaining({ code: 'COST_AWAITED' }),
    )
    expect(() => requireCostDecided(9e9, [], null, worker)).not.toThrow()
  })

  test('costs what its parts and its labour cost', () => {
    const parts = [{ name: '阀门', quantity: 1.5, unit: '米', unitCostFen: 333 }]
    expect(costOf({ parts, labourMinutes: 50 }, 6_000)).toBe(Math.round(499.5 + 5_000))
    expect(costOf({ parts: [], labourMinutes: 0 }, 6_000)).toBe(0)
  })
})

test('whatever it costs: it is decided at once just when the estimator might have approved it', () => {
  const anybody = fc.constantFrom(worker, manager, director)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), anybody, anybody, (amountFen, by, decider) => {
      const { estimate } = estimated(amountFen, by)
      if (estimate.standing === 'approved') return
      const deciding = () =>
        decideCost(order, [estimate], { approved: true, reason: '', by: decider }, limits, now)
      if (by.id === decider.id)
        expect(deciding).toThrow(expect.objectContaining({ code: 'COST_BEYOND_AUTHORITY' }))
      expect(() =>
        decideCost(order, [estimate], { approved: true, reason: '', by: director }, limits, now),
      ).not.toThrow()
    }),
  )
})
