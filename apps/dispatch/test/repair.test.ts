import { describe, expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import {
  decideMilestoneApproved,
  decideMilestoneDone,
  decidePlan,
  isLate,
  type Milestone,
} from '../src/domain/milestones'
import { withLabour, withParts, type Part } from '../src/domain/parts'
import { decideAcceptance, decideComplete } from '../src/domain/repair'
import { anOrder } from './an-order'

const now = new Date('2026-03-02T01:00:00Z')
const report = { result: '换了阀门', parts: [], labourMinutes: 40 }
const rules = { acceptance: { clause: 'P5.6.1' }, plan: { clause: 'P5.4.2' }, cost: null }
const nothing = { milestones: [], estimates: [] }
const li = { id: 'li', posts: ['departmentWorker'] } as const
const valve: Part = { name: '阀门', quantity: 1, unit: '只', unitCostFen: 4_500 }

function aMilestone(changes: Partial<Milestone> = {}): Milestone {
  return {
    id: 'milestone',
    groupId: 'group',
    workOrderId: 'order',
    position: 0,
    title: '设备到场',
    dueOn: '2026-03-05',
    responsibleId: 'li',
    decidedBy: 'officeDirector',
    result: null,
    doneAt: null,
    approvedBy: null,
    approvedAt: null,
    ...changes,
  }
}

describe('parts and labour', () => {
  test('add up over the life of an order', () => {
    const again = { ...valve, name: ' 垫圈 ', quantity: 2.5, unit: ' 米 ' }
    expect(withParts([valve], [again])).toEqual([valve, { ...again, name: '垫圈', unit: '米' }])
    expect(withLabour(40, 25)).toBe(65)
  })

  test('are at most 50, and 100,000 minutes', () => {
    const parts = Array.from({ length: 30 }, () => valve)
    expect(withParts(parts, parts.slice(0, 20))).toHaveLength(50)
    expect(() => withParts(parts, parts.slice(0, 21))).toThrow(Refusal)
    expect(withLabour(60_000, 40_000)).toBe(100_000)
    for (const added of [40_001, -1, 0.5, Number.NaN])
      expect(() => withLabour(60_000, added)).toThrow(Refusal)
  })

  test('are refused with the place of every fault', () => {
    const wrong = [valve, { ...valve, quantity: 0 }, { ...valve, quantity: 0.0001, unitCostFen: -1 }]
    expect(() => withParts([], wrong)).toThrow(
      new Refusal('INPUT_INVALID', {
        problems:
          'parts.1.quantity must be 0.001 to 100000; parts.2.quantity must be 0.001 to 100000; parts.2.unitCostFen must be 0 to 100000000',
      }),
    )
    expect(() => withParts([], [{ ...valve, name: ' ' }])).toThrow(Refusal)
    expect(() => withParts([], [{ ...valve, unit: '米'.repeat(21) }])).toThrow(Refusal)
  })

  test('take every quantity to a thousandth', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000_000 }), (thousandths) => {
        const quantity = thousandths / 1_000
        expect(withParts([], [{ ...valve, quantity }])).toEqual([{ ...valve, quantity }])
      }),
    )
  })
})

describe('a repair', () => {
  const done = decideComplete(
    anOrder({ status: 'accepted' }),
    { ...report, parts: [valve] },
    { ...rules, plan: null },
    nothing,
    li,
    now,
  )
  const said = { id: 'acceptance', accepted: true, words: '', by: 'lin' }

  test('waits for its customer once it is done', () => {
    expect(done).toMatchObject({
      status: 'done',
      acceptance: 'awaited',
      parts: [valve],
      labourMinutes: 40,
      result: '换了阀门',
    })
  })

  test('ends with their acceptance, with or without a word', () => {
    const { order, acceptance } = decideAcceptance(done, said, now)
    expect(order).toEqual({ ...done, acceptance: 'accepted', version: done.version + 1 })
    expect(acceptance).toMatchObject({ accepted: true, words: null, result: '换了阀门', recordedBy: 'lin' })
    expect(() => decideAcceptance(order, said, now)).toThrow(new Refusal('ACCEPTANCE_NOT_AWAITED'))
  })

  test('is in work again if they do not accept it, in their words; what it took stays', () => {
    const declined = { ...said, accepted: false, words: ' 还在滴水 ' }
    const { order, acceptance } = decideAcceptance(done, declined, now)
    expect(order).toMatchObject({
      status: 'accepted',
      acceptance: 'declined',
      doneBy: null,
      doneAt: null,
      result: null,
      parts: [valve],
      labourMinutes: 40,
    })
    expect(acceptance).toMatchObject({ accepted: false, words: '还在滴水', result: '换了阀门' })
    expect(() => decideAcceptance(done, { ...declined, words: ' ' }, now)).toThrow(
      new Refusal('INPUT_INVALID', { problems: 'words is empty' }),
    )
    const again = decideComplete(order, report, { ...rules, plan: null }, nothing, li, now)
    expect(again).toMatchObject({ acceptance: 'awaited', labourMinutes: 80 })
  })

  test('that is tracked is done only after each of its milestones', () => {
    const complete = (milestones: readonly Milestone[]) => () =>
      decideComplete(
        anOrder({ status: 'accepted', grade: 'major' }),
        report,
        rules,
        { milestones, estimates: [] },
        li,
        now,
      )
    const approved = aMilestone({ result: '好', doneAt: now, approvedBy: 'zhou', approvedAt: now })
    expect(complete([])).toThrow(new Refusal('MILESTONES_MISSING', { clause: 'P5.4.2' }))
    const open = [approved, aMilestone(), aMilestone({ result: '好', doneAt: now })]
    expect(complete(open)).toThrow(new Refusal('MILESTONES_OPEN', { open: 2, clause: 'P5.4.2' }))
    expect(complete([approved])).not.toThrow()
  })
})

describe('a plan', () => {
  const planned = {
    title: ' 吊装 ',
    dueOn: '2026-03-08',
    responsibleId: 'li',
    decidedBy: 'officeDirector',
  } as const
  let next = 0
  const nextId = (): string => `m${(next += 1)}`

  test('keeps what was approved, and replaces the rest', () => {
    const approved = aMilestone({ id: 'kept', position: 3, doneAt: now, approvedAt: now })
    const before = [aMilestone({ id: 'gone' }), aMilestone({ id: 'gone too', doneAt: now }), approved]
    const plan = decidePlan(anOrder(), before, [planned, planned], nextId)
    expect(plan.map(({ position, title }) => [position, title])).toEqual([
      [0, '设备到场'],
      [1, '吊装'],
      [2, '吊装'],
    ])
    expect(plan[0]).toEqual({ ...approved, position: 0 })
  })

  test('is refused where it is empty, too long, or names no date', () => {
    const plan = (milestones: readonly (typeof planned | object)[]) => () =>
      decidePlan(
        anOrder(),
        [],
        milestones.map((each) => ({ ...planned, ...each })),
        nextId,
      )
    expect(plan([])).toThrow(new Refusal('INPUT_INVALID', { problems: 'milestones is empty' }))
    expect(plan(Array.from({ length: 30 }, () => planned))).not.toThrow()
    expect(plan(Array.from({ length: 31 }, () => planned))).toThrow(Refusal)
    expect(plan([planned, { dueOn: '2026-02-30' }])).toThrow(
      new Refusal('INPUT_INVALID', { problems: 'milestones.1.dueOn must be YYYY-MM-DD' }),
    )
    expect(plan([{ title: '题'.repeat(201) }])).toThrow(Refusal)
  })
})

describe('a milestone', () => {
  const director = { id: 'zhou', posts: ['officeDirector'] } as const

  test('is done by who is responsible, then approved by who decides', () => {
    const done = decideMilestoneDone(aMilestone(), ' 到场 ', 'li', 'P5.4.2', now)
    expect(done).toEqual(aMilestone({ result: '到场', doneAt: now }))
    expect(decideMilestoneApproved(done, director, 'P5.4.2', now)).toEqual({
      ...done,
      approvedBy: 'zhou',
      approvedAt: now,
    })
  })

  test('by nobody else, and in no other order', () => {
    const done = aMilestone({ result: '好', doneAt: now })
    expect(() => decideMilestoneDone(aMilestone(), '好', 'zhao', 'P5.4.2', now)).toThrow(
      new Refusal('MILESTONE_NOT_YOURS', { who: 'li', clause: 'P5.4.2' }),
    )
    expect(() => decideMilestoneDone(done, '好', 'li', 'P5.4.2', now)).toThrow(
      new Refusal('MILESTONE_NOT_NOW', { standing: 'done' }),
    )
    const worker = { id: 'li', posts: ['departmentWorker'] } as const
    expect(() => decideMilestoneApproved(done, worker, 'P5.4.2', now)).toThrow(
      new Refusal('MILESTONE_NOT_YOURS', { who: 'officeDirector', clause: 'P5.4.2' }),
    )
    expect(() => decideMilestoneApproved(aMilestone(), director, 'P5.4.2', now)).toThrow(
      new Refusal('MILESTONE_NOT_NOW', { standing: 'planned' }),
    )
  })

  test('is late from the midnight after its day, on the clock of its project', () => {
    const zone = 'Asia/Shanghai'
    expect(isLate(aMilestone(), zone, new Date('2026-03-05T15:59:59Z'))).toBe(false)
    expect(isLate(aMilestone(), zone, new Date('2026-03-05T16:00:00Z'))).toBe(true)
    const inTime = aMilestone({ result: '好', doneAt: new Date('2026-03-05T15:00:00Z') })
    expect(isLate(inTime, zone, new Date('2027-01-01T00:00:00Z'))).toBe(false)
    const tooLate = aMilestone({ result: '好', doneAt: new Date('2026-03-05T17:00:00Z') })
    expect(isLate(tooLate, zone, now)).toBe(true)
  })
})
