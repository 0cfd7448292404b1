import { describe, expect, test } from '@jest/globals'
import { roles } from '@shouwen/vocabulary/organisation'
import type { OrganisationFile, ProjectEntry, StaffEntry } from '../src/domain/organisation-file'
import { organisationLimits, organisationProblems } from '../src/domain/organisation-problems'
import { aFile, aMachine, aMember, aProject } from './an-organisation'

const withProject = (changes: Partial<ProjectEntry>): OrganisationFile =>
  aFile({ companies: [{ code: 'north', name: '北区公司', projects: [aProject(changes)] }] })
const withMember = (changes: Partial<StaffEntry>): OrganisationFile => aFile({ staff: [aMember(changes)] })

/** So many of something, told apart by a number. */
function many<Entry>(count: number, make: (at: number) => Entry): Entry[] {
  return Array.from({ length: count }, (_, at) => make(at))
}

test('a sound file has no problems', () => {
  expect(organisationProblems(aFile())).toEqual([])
  expect(organisationProblems(aFile({ companies: [], staff: [], machines: [] }))).toEqual([])
})

describe('a code', () => {
  test.each(['a', '9', 'hetang-2', 'a'.repeat(40)])('may be "%s"', (code) => {
    expect(organisationProblems(withProject({ code }))).toEqual([])
  })

  test.each(['', '-a', 'Hetang', 'he tang', 'he/tang', '荷塘', 'a'.repeat(41), ' a', 'a '])(
    'is not "%s", wherever it stands',
    (code) => {
      const fault = (where: string) => `${where}: code "${code}" must be a-z, 0-9 and -`
      const company = { code, name: '公司', projects: [] }
      const department = { code, name: '部门', duty: 'security' } as const
      expect(organisationProblems(aFile({ groupCode: code }))).toContain(fault('group'))
      expect(organisationProblems(aFile({ companies: [company] }))).toContain(fault('companies'))
      expect(organisationProblems(withProject({ code }))).toContain(fault('north'))
      expect(organisationProblems(withProject({ departments: [department] }))).toEqual([
        fault('north/hetang'),
      ])
      expect(organisationProblems(withMember({ code }))).toContain(fault('staff'))
      expect(organisationProblems(aFile({ machines: [aMachine({ code })] }))).toContain(fault('machines'))
    },
  )

  test('that is endless is told by its beginning', () => {
    const [fault] = organisationProblems(withProject({ code: 'A'.repeat(1_000) }))
    expect(fault).toBe(`north: code "${'A'.repeat(60)}" must be a-z, 0-9 and -`)
    const nameless = organisationProblems(withMember({ code: 'b'.repeat(1_000), name: '' }))
    expect(nameless).toContain(`staff.${'b'.repeat(60)}: name must have 1 to 100 characters`)
  })

  test('occurs once in its place', () => {
    const two = [aProject(), aProject()]
    expect(
      organisationProblems(aFile({ companies: [{ code: 'north', name: '北', projects: two }] })),
    ).toEqual(['north: code "hetang" occurs twice'])
    const works = { code: 'works', name: '工程部', duty: 'engineering' } as const
    expect(organisationProblems(withProject({ departments: [works, works] }))).toEqual([
      'north/hetang: code "works" occurs twice',
    ])
    const people = [aMember(), aMember({ subject: null })]
    expect(organisationProblems(aFile({ staff: people }))).toEqual(['staff: code "li" occurs twice'])
    const sameInBoth = { staff: [aMember({ code: 'x' })], machines: [aMachine({ code: 'x' })] }
    expect(organisationProblems(aFile(sameInBoth))).toEqual([])
  })
})

test('a name has 1 to 100 characters, and is not only blanks', () => {
  expect(organisationProblems(withProject({ name: '名'.repeat(100) }))).toEqual([])
  for (const name of ['', ' ', '名'.repeat(101)]) {
    expect(organisationProblems(withProject({ name }))).toEqual([
      'north.hetang: name must have 1 to 100 characters',
    ])
  }
})

describe('a project', () => {
  test('lies in a time zone and opens before it closes', () => {
    expect(organisationProblems(withProject({ timeZone: '+08:00' }))).toEqual([
      'north/hetang: timeZone "+08:00" is not an IANA time zone',
    ])
    for (const hours of [{ opens: '18:00' }, { opens: '17:30' }, { closes: 'late' }, { opens: '8:30' }]) {
      expect(organisationProblems(withProject(hours))).toEqual([
        'north/hetang: opens and closes must be HH:mm, opens first',
      ])
    }
  })

  test('has units of 1 to 60 characters, without a slash, each once', () => {
    const long = 'x'.repeat(60)
    expect(organisationProblems(withProject({ units: [{ building: long, code: long }] }))).toEqual([])
    for (const [building, code] of [
      ['', '502'],
      ['3栋', ' '],
      [`${long}x`, '502'],
      ['3栋', '5/02'],
    ] as const) {
      expect(organisationProblems(withProject({ units: [{ building, code }] }))).toEqual([
        `north/hetang: unit "${building}" "${code}" must have 1 to 60 characters each, without /`,
      ])
    }
    const unit = { building: '3栋', code: '502' }
    expect(organisationProblems(withProject({ units: [unit, { ...unit }] }))).toEqual([
      'north/hetang: unit "3栋/502" occurs twice',
    ])
  })
})

describe('somebody of the staff', () => {
  test.each(roles.codes)('as %s holds a post of an organisation, or none', (role) => {
    const none = role === 'customer' || role === 'partner'
    expect(organisationProblems(withMember({ posts: [{ role, scope: 'lvyuan' }] }))).toEqual(
      none ? [`li: "${role}" is no post of a member of staff`] : [],
    )
  })

  test('has at most 50 posts and 50 departments', () => {
    const post = { role: 'departmentWorker', scope: 'lvyuan' } as const
    const of = (count: number) => ({
      posts: many(count, () => post),
      departmentCodes: many(count, (at) => `north/hetang/d${at}`),
    })
    expect(organisationProblems(withMember(of(50)))).toEqual([])
    expect(organisationProblems(withMember(of(51)))).toEqual([
      'li: posts: 51 are more than 50; bring them in by several files',
      'li: departments: 51 are more than 50; bring them in by several files',
    ])
  })

  test('has shifts that are ones', () => {
    const shift = { weekdays: [], from: '08:00', to: '08:00' }
    expect(organisationProblems(withMember({ onDuty: [shift] }))).toEqual([
      'li: onDuty: weekdays must be 1 (Monday) to 7 (Sunday)',
      'li: onDuty: from and to are the same',
    ])
  })

  test('has an account of their own, or none', () => {
    expect(organisationProblems(withMember({ subject: null }))).toEqual([])
    expect(organisationProblems(withMember({ subject: 'x'.repeat(100) }))).toEqual([])
    for (const subject of ['', ' ', 'x'.repeat(101)]) {
      expect(organisationProblems(withMember({ subject }))).toEqual([
        'li: subject must have 1 to 100 characters',
      ])
    }
    expect(organisationProblems(aFile({ machines: [aMachine({ subject: 'li@lvyuan' })] }))).toEqual([
      'subject "li@lvyuan" occurs twice',
    ])
    const nobody = [aMember({ subject: null }), aMember({ code: 'zhao', subject: null })]
    expect(organisationProblems(aFile({ staff: nobody }))).toEqual([])
  })
})

describe('a file', () => {
  const company = (projects: ProjectEntry[]) => [{ code: 'north', name: '北区公司', projects }]
  const bare = { units: [], departments: [] }
  const tooMany = (what: string, count: number, limit: number) => [
    `${what}: ${count} are more than ${limit}; bring them in by several files`,
  ]

  test('brings in so many at the most', () => {
    expect(organisationLimits).toEqual({ projects: 500, units: 20_000, departments: 2_000, people: 5_000 })
  })

  test.each([500, 501])('with %d projects', (count) => {
    const projects = many(count, (at) => aProject({ code: `p${at}`, ...bare }))
    expect(organisationProblems(aFile({ companies: company(projects) }))).toEqual(
      count > 500 ? tooMany('projects', count, 500) : [],
    )
  })

  test.each([20_000, 20_001])('with %d units in two projects', (count) => {
    const units = many(count, (at) => ({ building: '1', code: String(at) }))
    const projects = [
      aProject({ ...bare, units: units.slice(0, 9_000) }),
      aProject({ ...bare, code: 'songhe', units: units.slice(9_000) }),
    ]
    expect(organisationProblems(aFile({ companies: company(projects) }))).toEqual(
      count > 20_000 ? tooMany('units', count, 20_000) : [],
    )
  })

  test.each([2_000, 2_001])('with %d departments', (count) => {
    const departments = many(count, (at) => ({ code: `d${at}`, name: '部', duty: 'security' as const }))
    expect(organisationProblems(withProject({ ...bare, departments }))).toEqual(
      count > 2_000 ? tooMany('departments', count, 2_000) : [],
    )
  })

  test.each([5_000, 5_001])('with %d people and machines', (count) => {
    const staff = many(count - 1, (at) => aMember({ code: `s${at}`, subject: null, onDuty: [] }))
    expect(organisationProblems(aFile({ staff }))).toEqual(
      count > 5_000 ? tooMany('staff and machines', count, 5_000) : [],
    )
  })
})
