import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { EntityManager } from 'typeorm'
import type { DutyBook } from '../domain/duty-numbers'
import type { Project } from '../domain/organisation'
import { dutyBookTable, projectTable } from './organisation-tables'

/** A project whose numbers nobody else changes meanwhile. Refuses with NOT_FOUND. */
export async function lockProject(manager: EntityManager, projectId: string): Promise<Project> {
  const project = await manager.findOne(projectTable, {
    where: { id: projectId },
    lock: { mode: 'for_no_key_update' },
  })
  if (project === null) throw new Refusal('NOT_FOUND', { what: 'project', id: projectId })
  return project
}

/** What a locked project has; a book without numbers where none was set yet. */
export async function dutyBookOf({ manager, groupId }: Work, projectId: string): Promise<DutyBook> {
  const book = await manager.findOneBy(dutyBookTable, { projectId })
  return book ?? { projectId, groupId, numbers: [], version: 0 }
}

export async function saveDutyBook({ manager }: Work, book: DutyBook): Promise<void> {
  await manager.upsert(dutyBookTable, book, ['projectId'])
}
