import { describe, expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import { decideJoin, decideReassign, decideRefuse } from '../src/domain/passing-on'
import { anOrder } from './an-order'
import { coordinated, uncoordinated } from './handover-rules'

const now = new Date('2026-03-02T01:00:00Z')
const manager = { manages: true, coordinates: false }
const coordinator = { manages: false, coordinates: true }
const bystander = { manages: false, coordinates: false }
const elsewhere = { departmentId: 'other', handovers: 1, others: [] }
const forDirector = new Refusal('NOT_COORDINATOR', { post: 'officeDirector', clause: 'P5.6.2.4' })
const hasIt = new Refusal('DEPARTMENT_HAS_IT', { clause: 'P5.2.1' })

describe('refusing an order', () => {
  test.each(['opened', 'accepted', 'paused'] as const)(
    'that is %s leaves it to the coordinator',
    (status) => {
      const order = anOrder({ status, pausedAt: now, pauseReason: 'weather' })
      const { order: refused, clause } = decideRefuse(
        order,
        coordinated,
        { by: 'li', reason: ' 不归我部 ' },
        now,
      )
      expect(refused).toEqual({
        ...order,
        status: 'refused',
        refusedBy: 'li',
        refusedAt: now,
        refusalReason: '不归我部',
        coordinator: 'officeDirector',
        pausedAt: null,
        pauseReason: null,
        version: 2,
      })
      expect(clause).toBe('P5.6.2.4')
    },
  )

  test('needs a reason of at most 500 characters, an order in hand, and a coordinator', () => {
    const refusing =
      (reason: string, order = anOrder(), rules = coordinated) =>
      () =>
        decideRefuse(order, rules, { by: 'li', reason }, now)
    expect(refusing(' ')).toThrow(new Refusal('INPUT_INVALID', { problems: 'reason is empty' }))
    expect(refusing('因'.repeat(500))).not.toThrow()
    expect(refusing('因'.repeat(501))).toThrow(
      new Refusal('TEXT_TOO_LONG', { field: 'reason', limit: 500, length: 501 }),
    )
    expect(refusing('因', anOrder({ status: 'done' }))).toThrow(
      new Refusal('TRANSITION_NOT_ALLOWED', { action: 'refuse', status: 'done' }),
    )
    expect(refusing('因', anOrder(), uncoordinated)).toThrow(new Refusal('NO_COORDINATOR'))
  })
})

describe('passing an order on', () => {
  test('is for the manager of the department that has it, or the coordinator, each under their clause', () => {
    const order = anOrder()
    const passed = decideReassign(order, coordinated, manager, elsewhere)
    expect(passed).toEqual({ order: { ...order, status: 'reassigned', version: 2 }, clause: 'P5.2.1' })
    expect(decideReassign(order, coordinated, coordinator, elsewhere).clause).toBe('P5.6.2.4')
    expect(() => decideReassign(order, coordinated, bystander, elsewhere)).toThrow(forDirector)
  })

  test('is for nobody but the coordinator once it was refused, who may give it back', () => {
    const order = anOrder({ status: 'refused' })
    expect(() => decideReassign(order, coordinated, manager, elsewhere)).toThrow(forDirector)
    const back = { ...elsewhere, departmentId: order.departmentId }
    expect(decideReassign(order, coordinated, coordinator, back).order.status).toBe('reassigned')
  })

  test('goes to no department that works on it already', () => {
    const order = anOrder()
    const same = { ...elsewhere, departmentId: order.departmentId }
    expect(() => decideReassign(order, coordinated, manager, same)).toThrow(hasIt)
    expect(() => decideReassign(order, coordinated, manager, { ...elsewhere, others: ['other'] })).toThrow(
      hasIt,
    )
  })

  test('never goes through three hands without the coordinator, whoever passes it on', () => {
    const departments = fc.constantFrom('engineering', 'environment', 'security')
    const passing = fc.tuple(departments, fc.constantFrom(manager, coordinator, bystander))
    fc.assert(
      fc.property(fc.array(passing, { maxLength: 20 }), (passings) => {
        let handovers = 1
        let departmentId = 'service'
        for (const [to, who] of passings) {
          const decide = () =>
            decideReassign(anOrder({ departmentId }), coordinated, who, {
              departmentId: to,
              handovers,
              others: [],
            })
          const lets = who.coordinates || (who.manages && handovers + 1 < 3)
          if (!lets) expect(decide).toThrow(forDirector)
          else if (to === departmentId) expect(decide).toThrow(hasIt)
          else {
            decide()
            handovers += 1
            departmentId = to
          }
        }
      }),
    )
  })

  test('knows no limit, and tells of the manager, where the procedure names no coordinator', () => {
    const often = { ...elsewhere, handovers: 9 }
    expect(decideReassign(anOrder(), uncoordinated, manager, often).clause).toBe('P5.2.1')
    expect(() => decideReassign(anOrder(), uncoordinated, bystander, often)).toThrow(
      new Refusal('NOT_COORDINATOR', { post: 'departmentManager', clause: 'P5.2.1' }),
    )
  })
})

test('a department joins that does not work on it yet, if somebody asks who may', () => {
  expect(decideJoin(coordinated, true, ['engineering'], 'environment')).toEqual({ clause: 'P5.2.1' })
  expect(() => decideJoin(coordinated, true, ['engineering'], 'engineering')).toThrow(hasIt)
  expect(() => decideJoin(coordinated, false, [], 'environment')).toThrow(forDirector)
})
