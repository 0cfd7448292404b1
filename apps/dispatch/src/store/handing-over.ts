import type { ProcedurePack } from '@shouwen/procedure/pack'
import { groupedBy } from '@shouwen/subgraph/context'
import type { Together } from '@shouwen/transactions/asked-together'
import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { In } from 'typeorm'
import type { Department, Project } from '../domain/organisation'
import { departmentTable, projectTable } from './organisation-tables'
import { packTable } from './work-tables'

/** The version of a procedure; null while intake's fact is on its way. */
export async function knownPack(
  { manager, groupId, askOnce }: Work,
  packId: string,
  version: number,
): Promise<ProcedurePack | null> {
  const known = await askOnce(`pack ${packId} ${version}`, () =>
    manager.findOneBy(packTable, { groupId, packId, version }),
  )
  return known?.body ?? null
}

/** The procedure that a row of ours was promised under: without it the row would not be there. */
export async function packOf(
  work: Work,
  { packId, packVersion }: { readonly packId: string; readonly packVersion: number },
): Promise<ProcedurePack> {
  const pack = await knownPack(work, packId, packVersion)
  if (pack === null) throw new Refusal('NOT_YET_KNOWN', { what: 'procedure', id: `${packId} ${packVersion}` })
  return pack
}

/**
 * Holds the organisation still: an import waits, and one under way is waited for. An import looks for appeals that wait, so
 * either it sees the appeal or this transaction sees its departments. Taken before any other lock, so nobody waits in a
 * circle; several of these do not wait for each other.
 */
export async function holdOrganisation({ manager, groupId, askOnce }: Work): Promise<void> {
  await askOnce('organisation held', () =>
    manager.query(`select 1 from property_groups where id = $1 for share`, [groupId]),
  )
}

export function projectOf({ together, askOnce }: Work, projectId: string): Promise<Project | null> {
  return askOnce(`project ${projectId}`, () => together(projectsOf, projectId))
}

const projectsOf: Together<string, Project | null> = async ({ manager }, ids) => {
  const projects = await manager.findBy(projectTable, { id: In([...ids]) })
  return ids.map((id) => projects.find((project) => project.id === id) ?? null)
}

export function departmentsIn({ together, askOnce }: Work, projectId: string): Promise<Department[]> {
  return askOnce(`departments ${projectId}`, () => together(departmentsOf, projectId))
}

const departmentsOf: Together<string, Department[]> = async ({ manager }, projectIds) => {
  const departments = await manager.findBy(departmentTable, { projectId: In([...projectIds]) })
  const grouped = groupedBy(departments, ({ projectId }) => projectId)
  return projectIds.map((projectId) => grouped.get(projectId) ?? [])
}
