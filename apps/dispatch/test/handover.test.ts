import { describe, expect, test } from '@jest/globals'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { duties, type Duty } from '@shouwen/vocabulary/organisation'
import fc from 'fast-check'
import { decideHandover, departmentInHand, whoIsOnDuty, type Rostered } from '../src/domain/handover'
import type { Department } from '../src/domain/organisation'

const { residential, mall } = shippedPacks
const calendar = { timeZone: 'Asia/Shanghai' }
const mondayMorning = new Date('2026-03-02T09:00:00+08:00')
const sundayNight = new Date('2026-03-01T23:00:00+08:00')

function aDepartment(code: string, duty: Duty): Department {
  return { id: `id of ${code}`, groupId: 'group', projectId: 'project', code, name: code, duty }
}

function aPerson(code: string, openOrders: number, department = 'id of works'): Rostered {
  const onDuty = [{ weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }]
  return { id: `id of ${code}`, code, departmentIds: [department], onDuty, openOrders }
}

const works = aDepartment('works', 'engineering')
const service = aDepartment('service', 'customerService')

describe('the department', () => {
  test('is the one with the duty of the category', () => {
    expect(decideHandover(residential, 'water-leak', [service, works], [], mondayMorning, calendar)).toEqual({
      departmentId: 'id of works',
      duty: 'engineering',
      staffId: null,
      rule: 'dutyOfCategory',
      clause: 'P5.2.1',
    })
  })

  test('is the fallback of the procedure where there is none of that duty', () => {
    const decided = decideHandover(residential, 'water-leak', [service], [], mondayMorning, calendar)
    expect(decided).toMatchObject({ departmentId: 'id of service', rule: 'fallbackDuty' })
    const operations = aDepartment('operations', 'operations')
    const inMall = decideHandover(mall, 'lift', [operations], [], mondayMorning, calendar)
    expect(inMall).toMatchObject({ departmentId: 'id of operations', clause: 'M4.4' })
  })

  test('of two alike is the first by code', () => {
    const decided = decideHandover(
      residential,
      'water-leak',
      [works, aDepartment('repairs', 'engineering')],
      [],
      mondayMorning,
      calendar,
    )
    expect(decided?.departmentId).toBe('id of repairs')
  })

  test('is nobody where the project has neither', () => {
    const security = aDepartment('guards', 'security')
    expect(decideHandover(residential, 'water-leak', [security], [], mondayMorning, calendar)).toBeNull()
    expect(decideHandover(residential, 'water-leak', [], [], mondayMorning, calendar)).toBeNull()
  })

  test('of an unknown category is refused', () => {
    expect(() => decideHandover(residential, 'magic', [works], [], mondayMorning, calendar)).toThrow(
      expect.objectContaining({ code: 'CATEGORY_UNKNOWN' }),
    )
  })
})

describe('the person', () => {
  function who(rosters: readonly Rostered[], at = mondayMorning): string | null | undefined {
    return decideHandover(residential, 'water-leak', [works], rosters, at, calendar)?.staffId
  }

  test('is the one with the fewest open orders, then the first by code', () => {
    expect(who([aPerson('b', 1), aPerson('a', 2)])).toBe('id of b')
    expect(who([aPerson('b', 1), aPerson('a', 1)])).toBe('id of a')
  })

  test('is nobody of another department', () => {
    expect(who([aPerson('a', 0, 'id of service')])).toBeNull()
  })

  test('is nobody when nobody is on duty', () => {
    expect(who([aPerson('a', 0)], sundayNight)).toBeNull()
  })

  test('has no more open orders than anybody else on duty, whatever the order of the list', () => {
    const anybody = fc.record({
      code: fc.stringMatching(/^[a-c]{1,2}$/),
      openOrders: fc.nat(3),
      department: fc.constantFrom('id of works', 'id of service'),
    })
    fc.assert(
      fc.property(
        fc
          .uniqueArray(anybody, { selector: ({ code }) => code, maxLength: 8 })
          .map((people) => people.map((one) => aPerson(one.code, one.openOrders, one.department)))
          .chain((people) =>
            fc.tuple(fc.constant(people), fc.shuffledSubarray(people, { minLength: people.length })),
          ),
        ([people, shuffled]) => {
          const colleagues = people.filter(({ departmentIds }) => departmentIds.includes('id of works'))
          const fewest = Math.min(...colleagues.map(({ openOrders }) => openOrders))
          const codes = colleagues.filter((one) => one.openOrders === fewest).map(({ code }) => code)
          const [first] = codes.sort()
          const expected = first === undefined ? null : `id of ${first}`
          expect(whoIsOnDuty('id of works', people, mondayMorning, 'Asia/Shanghai')).toBe(expected)
          expect(whoIsOnDuty('id of works', shuffled, mondayMorning, 'Asia/Shanghai')).toBe(expected)
          expect(whoIsOnDuty('id of works', people, sundayNight, 'Asia/Shanghai')).toBeNull()
        },
      ),
    )
  })
})

test('an appeal goes to a department that is there for it, or to the one for what nobody is there for', () => {
  const anyDepartments = fc.uniqueArray(
    fc.record({ code: fc.stringMatching(/^[a-d]$/), duty: fc.constantFrom(...duties.codes) }),
    { selector: ({ code }) => code, maxLength: 4 },
  )
  const anyCategory = fc
    .constantFrom(residential, mall)
    .chain((pack) => fc.tuple(fc.constant(pack), fc.constantFrom(...pack.categories)))
  fc.assert(
    fc.property(anyDepartments, anyCategory, (list, [pack, { code, duty }]) => {
      const departments = list.map((one) => aDepartment(one.code, one.duty))
      const decided = decideHandover(pack, code, departments, [], mondayMorning, calendar)
      const firstOf = (wanted: Duty) =>
        list
          .filter((one) => one.duty === wanted)
          .map((one) => one.code)
          .sort()[0]
      const asked = firstOf(duty)
      const found = asked ?? firstOf(pack.handover.fallbackDuty)
      expect(decided?.departmentId).toBe(found === undefined ? undefined : `id of ${found}`)
      if (decided !== null) {
        expect(decided.rule).toBe(asked === undefined ? 'fallbackDuty' : 'dutyOfCategory')
        expect(decided.duty).toBe(asked === undefined ? pack.handover.fallbackDuty : duty)
        expect(decided.clause).toBe(pack.handover.clause)
      }
    }),
  )
})

test('an appeal is in hand where its last hand-over in turn led, whatever becomes of the orders of those that joined', () => {
  const given = (departmentId: string, fromDepartmentId: string | null = null) => ({
    departmentId,
    fromDepartmentId,
  })
  expect(departmentInHand([])).toBeNull()
  expect(departmentInHand([given('a')])).toBe('a')
  expect(departmentInHand([given('a'), given('b', 'a'), given('b', 'b'), given('c', 'b')])).toBe('c')
  expect(departmentInHand([given('a'), given('c', 'joined'), given('b', 'a')])).toBe('b')
})
