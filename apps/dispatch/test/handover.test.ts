import { describe, expect, test } from '@jest/globals'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { duties, type Duty } from '@shouwen/vocabulary/organisation'
import fc from 'fast-check'
import { decideHandover, departmentInHand } from '../src/domain/handover'
import type { Department } from '../src/domain/organisation'

const { residential, mall } = shippedPacks

function aDepartment(code: string, duty: Duty): Department {
  return { id: `id of ${code}`, groupId: 'group', projectId: 'project', code, name: code, duty }
}

const works = aDepartment('works', 'engineering')
const service = aDepartment('service', 'customerService')

describe('the department', () => {
  test('is the one with the duty of the category', () => {
    expect(decideHandover(residential, 'water-leak', [service, works])).toEqual({
      departmentId: 'id of works',
      duty: 'engineering',
      rule: 'dutyOfCategory',
      clause: 'P5.2.1',
    })
  })

  test('is the fallback of the procedure where there is none of that duty', () => {
    const decided = decideHandover(residential, 'water-leak', [service])
    expect(decided).toMatchObject({ departmentId: 'id of service', rule: 'fallbackDuty' })
    const operations = aDepartment('operations', 'operations')
    const inMall = decideHandover(mall, 'lift', [operations])
    expect(inMall).toMatchObject({ departmentId: 'id of operations', clause: 'M4.4' })
  })

  test('of two alike is the first by code', () => {
    const decided = decideHandover(residential, 'water-leak', [works, aDepartment('repairs', 'engineering')])
    expect(decided?.departmentId).toBe('id of repairs')
  })

  test('is nobody where the project has neither', () => {
    const security = aDepartment('guards', 'security')
    expect(decideHandover(residential, 'water-leak', [security])).toBeNull()
    expect(decideHandover(residential, 'water-leak', [])).toBeNull()
  })

  test('of an unknown category is refused', () => {
    expect(() => decideHandover(residential, 'magic', [works])).toThrow(
      expect.objectContaining({ code: 'CATEGORY_UNKNOWN' }),
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
      const decided = decideHandover(pack, code, departments)
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
