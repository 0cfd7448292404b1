import { describe, expect, test } from '@jest/globals'
import { emergencyCategories } from '@shouwen/procedure/emergencies'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { appealStatuses } from '@shouwen/vocabulary/appeals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import fc from 'fast-check'
import {
  decideRaise,
  onDutyAt,
  planOf,
  requireEmergency,
  standingOfEmergency,
  type Acceptance,
  type EmergencyForm,
} from '../src/domain/emergency'
import { playbooksOf, stepsToOpen } from '../src/domain/steps'
import { anAppeal } from './an-appeal'

const { residential, mall } = shippedPacks
const raisedAt = new Date('2026-03-02T01:00:00Z')
const after = (ms: number): Date => new Date(raisedAt.getTime() + ms)

const form: EmergencyForm = {
  category: 'medical-emergency',
  channel: 'telephone',
  unitId: null,
  customerId: null,
  callerName: null,
  telephone: '13812345678',
  address: ' 三号楼一单元 402 ',
  condition: '胸闷',
}

function codeOf(asked: () => unknown): string | null {
  try {
    asked()
    return null
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
}

test.each([
  ['medical-emergency', 'medical-emergency', ['120']],
  ['theft', 'crime', ['110']],
  ['fire', 'fire', ['119', '120']],
])('%s is an emergency of the plan %s, for which %j is called', (category, playbook, numbers) => {
  const { plan, kind } = requireEmergency(residential, category)
  expect([plan.playbook, plan.calls.map(({ number }) => number), kind]).toEqual([
    playbook,
    numbers,
    'assistance',
  ])
})

test('everything else is none: each category is raised, or refused as what it is', () => {
  const emergencies = emergencyCategories(residential)
  expect(emergencies).toEqual(['medical-emergency', 'fight', 'robbery', 'murder', 'theft', 'fire'])
  for (const { code } of residential.categories) {
    const expected = emergencies.includes(code) ? null : 'NOT_AN_EMERGENCY'
    expect([code, codeOf(() => requireEmergency(residential, code))]).toEqual([code, expected])
  }
  expect(emergencyCategories(mall)).toEqual([])
})

describe('what is raised', () => {
  const emergency = requireEmergency(residential, 'medical-emergency')
  const raise = (changes: Partial<EmergencyForm> = {}) => decideRaise({ ...form, ...changes }, emergency)

  test('keeps place and telephone, and gives who says no name the name of a caller', () => {
    expect(raise()).toMatchObject({
      registration: {
        kind: 'assistance',
        content: '胸闷',
        caller: { name: '来电人', telephone: '+8613812345678' },
        customerId: null,
      },
      noted: { address: '三号楼一单元 402', telephone: '+8613812345678' },
    })
    expect(raise({ callerName: ' 王秀英 ' }).registration.caller?.name).toBe('王秀英')
  })

  test('keeps the telephone of a known customer beside the form, which has no caller then', () => {
    const { registration, noted } = raise({ customerId: 'chen' })
    expect([registration.caller, registration.customerId, noted.telephone]).toEqual([
      null,
      'chen',
      '+8613812345678',
    ])
  })

  test.each([
    [{ telephone: '一三八' }, 'TELEPHONE_INVALID'],
    [{ address: '\u3000' }, 'INPUT_INVALID'],
    [{ condition: '' }, 'INPUT_INVALID'],
    [{ address: '楼'.repeat(501) }, 'TEXT_TOO_LONG'],
    [{ condition: '痛'.repeat(2_001) }, 'TEXT_TOO_LONG'],
  ])('%j is refused with %s', (changes, code) => {
    expect(codeOf(() => raise(changes))).toBe(code)
  })
})

describe('where an emergency stands', () => {
  const appeal = anAppeal({
    projectKind: 'residential',
    kind: 'assistance',
    category: 'medical-emergency',
    registeredAt: raisedAt,
    packId: residential.id,
    packVersion: residential.version,
  })
  const rule = residential.emergency
  if (!rule) throw new Error('the shipped procedure has emergencies')
  const opened = stepsToOpen(appeal, playbooksOf(appeal, residential, []), raisedAt).map(
    (each) => each.opened,
  )

  const standing = (
    now: Date,
    order: Acceptance | null,
    guardsDoneAt: Date | null = null,
    status = appeal.status,
  ) => {
    const rows = opened.map((row) =>
      row.step === 'guards' && guardsDoneAt !== null
        ? { ...row, how: 'done' as const, settledBy: 'guard', settledAt: guardsDoneAt, evidence: {} }
        : row,
    )
    const found = planOf(rule, playbooksOf(appeal, residential, rows))
    if (found === null) throw new Error('it is an emergency')
    return standingOfEmergency({ ...appeal, status }, rule, found, order, now)
  }

  test('the guard room is called from the tenth second on, to the millisecond, and not once it is over', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 86_400_000 }),
        fc.constantFrom(...appealStatuses.codes),
        (ms, status) => {
          const { state, call } = standing(after(ms), null, null, status)
          const isOpen = ['registered', 'handedOver', 'inProgress'].includes(status)
          expect(state).toBe('tasking')
          expect(call).toEqual(ms >= 10_000 && isOpen ? { post: 'guardRoom', since: after(10_000) } : null)
        },
      ),
    )
  })

  test('who was first has accepted it, by an order or by their step, and nobody is called any more', () => {
    const moment = fc.option(fc.integer({ min: 0, max: 60_000 }), { nil: null })
    fc.assert(
      fc.property(moment, moment, (order, step) => {
        const first = [order, step].filter((each) => each !== null).sort((a, b) => a - b)[0]
        const told = standing(
          after(60_001),
          order === null ? null : { by: 'worker', at: after(order) },
          step === null ? null : after(step),
        )
        expect(told.state).toBe(first === undefined ? 'tasking' : 'accepted')
        expect(told.accepted?.at).toEqual(first === undefined ? undefined : after(first))
        expect(told.call === null).toBe(first !== undefined)
      }),
    )
  })

  test('a procedure that names no time has nobody called', () => {
    const { acceptWithin: _none, ...silent } = rule
    const found = planOf(silent, playbooksOf(appeal, residential, opened))
    if (found === null) throw new Error('it is an emergency')
    expect(standingOfEmergency(appeal, silent, found, null, after(3_600_000)).call).toBeNull()
  })

  test('what is no emergency has no plan', () => {
    const noise = anAppeal({ kind: 'assistance', category: 'noise' })
    expect(planOf(rule, playbooksOf(noise, residential, []))).toBeNull()
    expect(planOf(null, playbooksOf(appeal, residential, opened))).toBeNull()
  })
})

test('a post that has a day and a night number is called on one of them at any time', () => {
  const day = { post: 'guardRoom' as const, telephone: '8110', from: '07:00', to: '19:00' }
  const night = { ...day, telephone: '8119', from: '19:00', to: '07:00' }
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 * 86_400_000 }), (ms) => {
      expect(onDutyAt([day, night], after(ms), 'Asia/Shanghai')).toHaveLength(1)
    }),
  )
  expect(onDutyAt([day, night], after(0), 'Asia/Shanghai')).toEqual([day])
})
