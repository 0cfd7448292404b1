import { normalTelephone } from '@shouwen/vocabulary/telephone'
import type { Company, Department, Person, Project, Unit } from './organisation'
import type { CompanyEntry, OrganisationFile } from './organisation-file'
import { organisationId, pathOf } from './organisation-id'

/** What a file asks for, as rows with their ids. */
export interface OrganisationPlan {
  readonly companies: readonly Company[]
  readonly projects: readonly Project[]
  readonly units: readonly Unit[]
  readonly departments: readonly Department[]
  readonly people: readonly Person[]
}

/** Turns codes into paths and paths into ids. Refuses with TELEPHONE_INVALID. */
export function planOrganisation(file: OrganisationFile): OrganisationPlan {
  const groupId = organisationId(file.groupCode)
  const places = file.companies.map((company) => planCompany(groupId, file.groupCode, company))
  return {
    companies: places.map(({ company }) => company),
    projects: places.flatMap(({ projects }) => projects),
    units: places.flatMap(({ units }) => units),
    departments: places.flatMap(({ departments }) => departments),
    people: [...planStaff(groupId, file), ...planMachines(groupId, file)],
  }
}

function planCompany(groupId: string, groupCode: string, entry: CompanyEntry) {
  const path = pathOf.company(groupCode, entry.code)
  const company: Company = { id: organisationId(path), groupId, code: entry.code, name: entry.name, path }
  const projects: Project[] = []
  const units: Unit[] = []
  const departments: Department[] = []
  for (const { units: unitEntries, departments: departmentEntries, ...own } of entry.projects) {
    const projectPath = pathOf.project(groupCode, entry.code, own.code)
    const projectId = organisationId(projectPath)
    const { code, name, kind, timeZone, opens, closes } = own
    const place = { code, name, kind, timeZone, opens, closes }
    projects.push({ id: projectId, groupId, companyId: company.id, path: projectPath, ...place })
    for (const { building, code: unitCode } of unitEntries) {
      const id = organisationId(pathOf.unit(projectPath, building, unitCode))
      units.push({ id, groupId, projectId, building, code: unitCode })
    }
    for (const { code: departmentCode, name: departmentName, duty } of departmentEntries) {
      const id = organisationId(pathOf.department(projectPath, departmentCode))
      departments.push({ id, groupId, projectId, code: departmentCode, name: departmentName, duty })
    }
  }
  return { company, projects, units, departments }
}

function planStaff(groupId: string, file: OrganisationFile): Person[] {
  return file.staff.map((entry) => ({
    id: organisationId(pathOf.staff(file.groupCode, entry.code)),
    groupId,
    kind: 'staff',
    code: entry.code,
    name: entry.name,
    telephone: normalTelephone(entry.telephone),
    subject: entry.subject,
    posts: entry.posts.map(({ role, scope }) => ({ role, scope })),
    departmentIds: entry.departmentCodes.map((code) => departmentIdOf(file.groupCode, code)),
    onDuty: entry.onDuty.map(({ weekdays, from, to }) => ({ weekdays: [...weekdays], from, to })),
    dismissedAt: null,
  }))
}

function planMachines(groupId: string, file: OrganisationFile): Person[] {
  return file.machines.map(({ code, name, subject, kind, role, scope }) => ({
    id: organisationId(pathOf.machine(file.groupCode, code)),
    groupId,
    kind,
    code,
    name,
    telephone: null,
    subject,
    posts: [{ role, scope }],
    departmentIds: [],
    onDuty: [],
    dismissedAt: null,
  }))
}

/** `north/hetang/engineering` in its group. A code of another shape has an id that no department has. */
export function departmentIdOf(groupCode: string, departmentCode: string): string {
  const parts = departmentCode.split('/')
  const code = parts.pop() ?? ''
  return organisationId(pathOf.department([groupCode, ...parts].join('/'), code))
}
