import { describe, expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import {
  decideAbsence,
  decideAbsenceEnd,
  departmentsWith,
  postsWith,
  type Absence,
} from '../src/domain/absence'
import type { Person } from '../src/domain/organisation'
import { decideShift } from '../src/domain/planned-shift'
import { aPerson, aProject, estate } from './people'

const monday = new Date('2026-03-02T00:00:00+08:00')
const friday = new Date('2026-03-06T00:00:00+08:00')
const said = { id: 'absence', reason: 'leave', by: 'zhou', from: monday, to: friday } as const
const director = aPerson('zhou', 'officeDirector')
const manager = aPerson('sun', 'departmentManager')
const times = { from: monday.toISOString(), to: friday.toISOString() }

function recorded(changes: Partial<Absence> = {}): Absence {
  return { ...decideAbsence(director, said, [], manager, []), ...changes }
}

describe('an absence', () => {
  test('names who holds the posts meanwhile, or nobody', () => {
    expect(recorded()).toMatchObject({ staffId: 'zhou', deputyId: 'sun', from: monday, to: friday })
    expect(decideAbsence(director, said, [], null, []).deputyId).toBeNull()
  })

  test('does not overlap another of the same person', () => {
    expect(() => decideAbsence(director, said, [recorded()], null, [])).toThrow(
      new Refusal('ABSENCE_OVERLAPS', times),
    )
  })

  test('has a deputy who is somebody else, holds a post at the same place, and has not left', () => {
    const place = { place: estate }
    const elsewhere = aPerson('he', 'departmentManager', 'lvyuan/south/other')
    const gone = { ...manager, dismissedAt: monday }
    const machine: Person = { ...manager, kind: 'machine' }
    for (const deputy of [elsewhere, gone, machine, director]) {
      expect(() => decideAbsence(director, said, [], deputy, [])).toThrow(
        new Refusal('DEPUTY_NOT_FIT', place),
      )
    }
    const above = aPerson('zheng', 'managementDepartment', 'lvyuan')
    expect(decideAbsence(director, said, [], above, []).deputyId).toBe('zheng')
    expect(() => decideAbsence(above, said, [], director, [])).toThrow(
      new Refusal('DEPUTY_NOT_FIT', { place: 'lvyuan' }),
    )
  })

  test('has a deputy who is not away as well', () => {
    expect(() => decideAbsence(director, said, [], manager, [recorded()])).toThrow(
      new Refusal('DEPUTY_ABSENT', times),
    )
  })

  test('ends now, or before it begins, and once', () => {
    const tuesday = new Date('2026-03-03T12:00:00+08:00')
    const ended = decideAbsenceEnd(recorded(), tuesday)
    expect(ended.to).toEqual(tuesday)
    expect(() => decideAbsenceEnd(ended, tuesday)).toThrow(
      new Refusal('ABSENCE_OVER', { at: tuesday.toISOString() }),
    )
    const never = decideAbsenceEnd(recorded(), new Date('2026-03-01T00:00:00Z'))
    expect(never.to).toEqual(monday)
    expect(() => decideAbsenceEnd(never, new Date('2026-03-01T00:00:00Z'))).toThrow(
      new Refusal('ABSENCE_OVER', { at: monday.toISOString() }),
    )
  })
})

test('a deputy holds both posts once each, and no more than an account carries', () => {
  expect(postsWith(manager.posts, [director, manager])).toEqual([...manager.posts, ...director.posts])
  const many = Array.from({ length: 60 }, (_, index) => ({
    role: 'gmOffice' as const,
    scope: `place-${index}`,
  }))
  expect(postsWith(manager.posts, [{ posts: many }])).toHaveLength(50)
  expect(departmentsWith(['a'], [{ departmentIds: ['a', 'b'] }])).toEqual(['a', 'b'])
})

describe('a planned shift', () => {
  const shift = { id: 'shift', post: 'officeDirector', from: monday, to: friday, by: 'zheng' } as const

  test('is at a post that the person holds there', () => {
    expect(decideShift(director, aProject(), shift, [])).toMatchObject({
      staffId: 'zhou',
      plannedBy: 'zheng',
    })
    expect(() => decideShift(manager, aProject(), shift, [])).toThrow(
      new Refusal('POST_NOT_HELD', { post: 'officeDirector', place: estate }),
    )
  })

  test('does not overlap another of the person, and is no longer than 31 days', () => {
    const other = decideShift(director, aProject(), shift, [])
    expect(() => decideShift(director, aProject(), shift, [other])).toThrow(
      new Refusal('SHIFT_OVERLAPS', times),
    )
    expect(() => decideShift(director, aProject(), { ...shift, to: monday }, [])).toThrow(
      new Refusal('INTERVAL_INVALID', { limit: 31 }),
    )
  })
})
