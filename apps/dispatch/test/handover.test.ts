import { describe, expect, test } from '@jest/globals'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import type { Duty } from '@shouwen/vocabulary/organisation'
import { decideHandover, type Rostered } from '../src/domain/handover'
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
})
