import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import type { Store } from '@shouwen/transactions/store'
import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Group } from '../domain/organisation'
import type { OrganisationFile } from '../domain/organisation-file'
import { organisationId } from '../domain/organisation-id'
import { planOrganisation, type OrganisationPlan } from '../domain/organisation-plan'
import { organisationProblems } from '../domain/organisation-problems'
import { keepRows, type Kept } from '../store/keep'
import {
  companyTable,
  departmentTable,
  groupTable,
  projectTable,
  unitTable,
} from '../store/organisation-tables'
import { dismissedAmong, keepPeople, knownPlaces } from '../store/people'
import { announceOrganisation } from './announce-organisation'
import { handOverWaiting } from './hand-over'
import { permissions } from './permissions'

export type ImportOrganisationInput = OrganisationFile & { readonly idempotencyKey: string }

/** What bringing in one kind of entry did. */
export interface ImportCount {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

export interface OrganisationImported {
  readonly group: Group
  /** Every project of the file, so that whoever brought it in knows the ids. */
  readonly projects: readonly { readonly id: string; readonly path: string }[]
  readonly counts: Readonly<
    Record<'companies' | 'projects' | 'units' | 'departments' | 'staff' | 'machines', ImportCount>
  >
}

/** C0.2: brings an organisation in by its codes. What the file does not name stays as it is. */
export function importOrganisation(
  store: Store,
  input: ImportOrganisationInput,
  actor: Actor,
): Promise<OrganisationImported> {
  const groupId = organisationId(input.groupCode)
  authorize(
    actor,
    permissions['Mutation.importOrganisation'],
    actor.groupId === null ? null : input.groupCode,
  )
  if (actor.groupId !== null && actor.groupId !== groupId) {
    throw new Refusal('NOT_PERMITTED', { operation: permissions['Mutation.importOrganisation'].operation })
  }
  const problems = organisationProblems(input)
  if (problems.length > 0) throw new Refusal('INPUT_INVALID', { problems: problems.slice(0, 50) })
  const plan = planOrganisation(input)
  const command = { operation: permissions['Mutation.importOrganisation'].operation, actor, input, groupId }
  return store.command(command, async (work) => {
    const group = await lockGroup(work, input.groupCode)
    const kept = await keepOrganisation(work, plan, input)
    const paths = new Map(plan.projects.map(({ id, path }) => [id, path]))
    announceOrganisation(work, kept, (projectId) => paths.get(projectId) ?? input.groupCode)
    await handOverWaiting(
      work,
      plan.projects.map(({ id }) => id),
    )
    return {
      group,
      projects: plan.projects.map(({ id, path }) => ({ id, path })),
      counts: {
        companies: countOf(kept.companies),
        projects: countOf(kept.projects),
        units: countOf(kept.units),
        departments: countOf(kept.departments),
        staff: countOf(kept.staff),
        machines: countOf(kept.machines),
      },
    }
  })
}

/** Two imports of one group never run at once. Refuses with NOT_FOUND: a group is opened before it is filled. */
async function lockGroup({ manager, groupId }: Work, code: string): Promise<Group> {
  const group = await manager.findOne(groupTable, {
    where: { id: groupId },
    lock: { mode: 'pessimistic_write' },
  })
  if (group === null) throw new Refusal('NOT_FOUND', { what: 'group', id: code })
  return group
}

async function keepOrganisation({ manager }: Work, plan: OrganisationPlan, file: OrganisationFile) {
  const companies = await keepRows(manager, companyTable, plan.companies, (rows) =>
    manager.upsert(companyTable, rows, ['id']),
  )
  const projects = await keepRows(manager, projectTable, plan.projects, (rows) =>
    manager.upsert(projectTable, rows, ['id']),
  )
  const units = await keepRows(manager, unitTable, plan.units, (rows) =>
    manager.upsert(unitTable, rows, ['id']),
  )
  const departments = await keepRows(manager, departmentTable, plan.departments, (rows) =>
    manager.upsert(departmentTable, rows, ['id']),
  )
  const problems = [...(await missingPlaces(manager, plan, file)), ...(await comeBack(manager, plan))]
  if (problems.length > 0) throw new Refusal('INPUT_INVALID', { problems: problems.slice(0, 50) })
  const staff = await keepPeople(
    manager,
    plan.people.filter(({ kind }) => kind === 'staff'),
  )
  const machines = await keepPeople(
    manager,
    plan.people.filter(({ kind }) => kind !== 'staff'),
  )
  return { companies, projects, units, departments, staff, machines }
}

/** Posts and departments that lie nowhere in the group. */
async function missingPlaces(
  manager: Work['manager'],
  plan: OrganisationPlan,
  file: OrganisationFile,
): Promise<string[]> {
  const { paths, departmentIds } = await knownPlaces(manager, file.groupCode)
  return plan.people.flatMap((person) => [
    ...person.posts.flatMap(({ scope }) =>
      paths.has(scope) ? [] : [`${person.code}: the group has no place "${scope}"`],
    ),
    ...person.departmentIds.flatMap((id, index) =>
      departmentIds.has(id)
        ? []
        : [`${person.code}: the group has no department number ${index + 1} of departmentCodes`],
    ),
  ])
}

/** An old file must not open a closed account again: whoever comes back does so under a new code. */
async function comeBack(manager: Work['manager'], { people }: OrganisationPlan): Promise<string[]> {
  const codes = await dismissedAmong(
    manager,
    people.map(({ id }) => id),
  )
  return codes.map((code) => `${code}: was dismissed; whoever comes back gets a new code`)
}

function countOf<Row>({ added, changed, unchanged }: Kept<Row>): ImportCount {
  return { added: added.length, changed: changed.length, unchanged }
}
