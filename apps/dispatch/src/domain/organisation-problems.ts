import { clockOf, isTimeZone } from '@shouwen/calendar/local-time'
import type { Role } from '@shouwen/vocabulary/organisation'
import type { OrganisationFile, ProjectEntry, StaffEntry } from './organisation-file'
import { shiftProblems } from './roster'

/** Entries of one file at the most: what one transaction can bring in within its time. */
export const organisationLimits = { projects: 500, units: 20_000, departments: 2_000, people: 5_000 } as const

/** Characters at the most. */
const NAME_LIMIT = 100
const UNIT_LIMIT = 60

/** What an account can carry (see the actor): more would not fit the signed token. */
const POSTS_LIMIT = 50

/** Codes become paths, so they never change and hold nothing that a path could mistake. */
const codeShape = /^[a-z0-9][a-z0-9-]{0,39}$/

/** Posts that no member of staff holds: customers and machines have accounts of their own. */
const notOfStaff: readonly Role[] = ['customer', 'partner']

/** Every fault of a file, each with the path of its entry; empty when there is none. */
export function organisationProblems(file: OrganisationFile): string[] {
  const projects = file.companies.flatMap((company) => company.projects)
  const people = [...file.staff, ...file.machines]
  return [
    ...tooMany('projects', projects.length, organisationLimits.projects),
    ...tooMany(
      'units',
      sum(projects, ({ units }) => units.length),
      organisationLimits.units,
    ),
    ...tooMany(
      'departments',
      sum(projects, (each) => each.departments.length),
      organisationLimits.departments,
    ),
    ...tooMany('staff and machines', people.length, organisationLimits.people),
    ...coded('group', [{ code: file.groupCode, name: file.groupCode }]),
    ...coded('companies', file.companies),
    ...file.companies.flatMap((company) => [
      ...coded(company.code, company.projects),
      ...company.projects.flatMap((project) => projectProblems(`${company.code}/${project.code}`, project)),
    ]),
    ...coded('staff', file.staff),
    ...coded('machines', file.machines),
    ...file.staff.flatMap(staffProblems),
    ...twice(
      'subject',
      people.flatMap(({ subject }) => (subject === null ? [] : [subject])),
    ),
    ...people.flatMap(({ code, subject }) =>
      subject !== null && (subject.trim() === '' || subject.length > NAME_LIMIT)
        ? [`${code}: subject must have 1 to ${NAME_LIMIT} characters`]
        : [],
    ),
  ]
}

function sum<Entry>(entries: readonly Entry[], count: (entry: Entry) => number): number {
  return entries.reduce((total, entry) => total + count(entry), 0)
}

function tooMany(what: string, count: number, limit: number): string[] {
  return count > limit ? [`${what}: ${count} are more than ${limit}; bring them in by several files`] : []
}

function coded(where: string, entries: readonly { code: string; name: string }[]): string[] {
  const codes = entries.map(({ code }) => code)
  return [
    ...entries.flatMap(({ code, name }) => [
      ...(codeShape.test(code) ? [] : [`${where}: code "${code.slice(0, 60)}" must be a-z, 0-9 and -`]),
      ...(name.trim() === '' || name.length > NAME_LIMIT
        ? [`${where}.${code.slice(0, 60)}: name must have 1 to ${NAME_LIMIT} characters`]
        : []),
    ]),
    ...twice(`${where}: code`, codes),
  ]
}

function twice(what: string, values: readonly string[]): string[] {
  const seen = new Set<string>()
  return values.flatMap((value) =>
    seen.size === seen.add(value).size ? [`${what} "${value}" occurs twice`] : [],
  )
}

function projectProblems(where: string, project: ProjectEntry): string[] {
  const { timeZone, opens, closes, units, departments } = project
  return [
    ...(isTimeZone(timeZone) ? [] : [`${where}: timeZone "${timeZone}" is not an IANA time zone`]),
    ...(clockOf(opens) < clockOf(closes) ? [] : [`${where}: opens and closes must be HH:mm, opens first`]),
    ...coded(where, departments),
    ...units.flatMap(({ building, code }) =>
      [building, code].every((part) => part.trim() !== '' && part.length <= UNIT_LIMIT && !part.includes('/'))
        ? []
        : [`${where}: unit "${building}" "${code}" must have 1 to ${UNIT_LIMIT} characters each, without /`],
    ),
    ...twice(
      `${where}: unit`,
      units.map(({ building, code }) => `${building}/${code}`),
    ),
  ]
}

function staffProblems({ code, posts, departmentCodes, onDuty }: StaffEntry): string[] {
  return [
    ...tooMany(`${code}: posts`, posts.length, POSTS_LIMIT),
    ...tooMany(`${code}: departments`, departmentCodes.length, POSTS_LIMIT),
    ...posts.flatMap(({ role }) =>
      notOfStaff.includes(role) ? [`${code}: "${role}" is no post of a member of staff`] : [],
    ),
    ...onDuty.flatMap((shift) => shiftProblems(shift).map((problem) => `${code}: onDuty: ${problem}`)),
  ]
}
