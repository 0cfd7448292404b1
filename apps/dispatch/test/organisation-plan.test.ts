import { describe, expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { decideDismissal } from '../src/domain/dismissal'
import { organisationId } from '../src/domain/organisation-id'
import { departmentIdOf, planOrganisation } from '../src/domain/organisation-plan'
import { aFile, aMachine, aMember, aProject } from './an-organisation'

const groupId = organisationId('lvyuan')
const projectId = organisationId('lvyuan/north/hetang')
const departmentId = organisationId('lvyuan/north/hetang/department:works')

describe('what a file asks for', () => {
  const plan = planOrganisation(aFile())

  test('is its companies and projects, at their places', () => {
    const companyId = organisationId('lvyuan/north')
    expect(plan.companies).toEqual([
      { id: companyId, groupId, code: 'north', name: '北区公司', path: 'lvyuan/north' },
    ])
    expect(plan.projects).toEqual([
      {
        id: projectId,
        groupId,
        companyId,
        path: 'lvyuan/north/hetang',
        code: 'hetang',
        name: '荷塘月色',
        kind: 'residential',
        timeZone: 'Asia/Shanghai',
        opens: '08:30',
        closes: '17:30',
      },
    ])
  })

  test('is every unit and department of every project', () => {
    expect(plan.units).toEqual([
      {
        id: organisationId('lvyuan/north/hetang/unit:3栋/3-1-502'),
        groupId,
        projectId,
        building: '3栋',
        code: '3-1-502',
      },
      {
        id: organisationId('lvyuan/north/hetang/unit:4栋/3-1-502'),
        groupId,
        projectId,
        building: '4栋',
        code: '3-1-502',
      },
    ])
    expect(plan.departments).toEqual([
      { id: departmentId, groupId, projectId, code: 'works', name: '工程部', duty: 'engineering' },
    ])
  })

  test('is its people, in their departments and on their shifts, and its machines', () => {
    expect(plan.people).toEqual([
      {
        id: organisationId('lvyuan/staff:li'),
        groupId,
        kind: 'staff',
        code: 'li',
        name: '李强',
        telephone: '+8613800138000',
        subject: 'li@lvyuan',
        posts: [{ role: 'departmentWorker', scope: 'lvyuan/north/hetang' }],
        departmentIds: [departmentId],
        onDuty: [{ weekdays: [1, 2, 3, 4, 5], from: '08:00', to: '18:00' }],
        dismissedAt: null,
      },
      {
        id: organisationId('lvyuan/machine:board'),
        groupId,
        kind: 'machine',
        code: 'board',
        name: '大屏',
        telephone: null,
        subject: 'board@lvyuan',
        posts: [{ role: 'biReader', scope: 'lvyuan' }],
        departmentIds: [],
        onDuty: [],
        dismissedAt: null,
      },
    ])
  })

  test('is the same whatever else the file brings, and of two projects what each has', () => {
    const two = planOrganisation(
      aFile({
        companies: [
          { code: 'south', name: '南区公司', projects: [aProject({ code: 'mall', kind: 'mall' })] },
          { code: 'north', name: '北区公司', projects: [aProject(), aProject({ code: 'songhe' })] },
        ],
        staff: [aMember(), aMember({ code: 'zhao', subject: null })],
        machines: [aMachine(), aMachine({ code: 'city', kind: 'partner' })],
      }),
    )
    expect(two.companies.map(({ path }) => path)).toEqual(['lvyuan/south', 'lvyuan/north'])
    expect(two.projects.map(({ path }) => path)).toEqual([
      'lvyuan/south/mall',
      'lvyuan/north/hetang',
      'lvyuan/north/songhe',
    ])
    expect(two.units).toHaveLength(6)
    expect(two.units).toEqual(expect.arrayContaining([...plan.units]))
    expect(two.departments).toEqual(expect.arrayContaining([...plan.departments]))
    expect(two.people.map(({ kind }) => kind)).toEqual(['staff', 'staff', 'machine', 'partner'])
    const all = [two.companies, two.projects, two.units, two.departments, two.people].flat()
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  })

  test('is nothing at all when the file is empty', () => {
    const none = { companies: [], projects: [], units: [], departments: [], people: [] }
    expect(planOrganisation(aFile({ companies: [], staff: [], machines: [] }))).toEqual(none)
  })

  test('has telephones that are ones', () => {
    expect(() => planOrganisation(aFile({ staff: [aMember({ telephone: '12' })] }))).toThrow(
      new Refusal('TELEPHONE_INVALID'),
    )
  })
})

test('a department is found by its path, and one of another shape is none', () => {
  expect(departmentIdOf('lvyuan', 'north/hetang/works')).toBe(departmentId)
  for (const code of ['works', 'hetang/works', 'north/hetang/works/', '', 'lvyuan/north/hetang/works'])
    expect(departmentIdOf('lvyuan', code)).not.toBe(departmentId)
})

test('who leaves has no account, posts, department or shift from then on, and leaves once', () => {
  const [person] = planOrganisation(aFile()).people
  if (person === undefined) throw new Error('the file brings somebody')
  const now = new Date('2026-03-02T01:00:00Z')
  const dismissed = decideDismissal(person, now)
  expect(dismissed).toEqual({
    ...person,
    subject: null,
    posts: [],
    departmentIds: [],
    onDuty: [],
    dismissedAt: now,
  })
  expect(decideDismissal(dismissed, new Date('2026-04-01T01:00:00Z'))).toBe(dismissed)
})
