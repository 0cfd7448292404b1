import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Work } from '@shouwen/transactions/work'
import type { EntityManager } from 'typeorm'
import type { Elder } from '../domain/elder'
import { elderTable } from './tables'

/** Enters an elder into the registry. Refuses with ALREADY_REGISTERED the same person in the same unit. */
export async function insertElder(work: Work, elder: Elder): Promise<void> {
  const { unitId, name, birthDate } = elder
  const { raw }: { raw: unknown[] } = await work.manager
    .createQueryBuilder()
    .insert()
    .into(elderTable)
    .values({ ...elder, relatives: [...elder.relatives] })
    .orIgnore()
    .returning('id')
    .execute()
  if (raw.length > 0) return
  const known = await work.manager.findOneBy(elderTable, { unitId, name, birthDate })
  throw new Refusal('ALREADY_REGISTERED', { what: `elder ${known?.id ?? ''}` })
}

/** Refuses with NOT_FOUND: row-level security shows no other group's elders. */
export async function requireElder(manager: EntityManager, id: string): Promise<Elder> {
  const elder = await manager.findOneBy(elderTable, { id })
  if (elder === null) throw new Refusal('NOT_FOUND', { what: 'elder', id })
  return elder
}

/** The elders of a project, in the order of their registration. */
export function eldersOf(work: Work, projectId: string): Promise<Elder[]> {
  return work.manager.find(elderTable, { where: { projectId }, order: { registeredAt: 'ASC', id: 'ASC' } })
}
