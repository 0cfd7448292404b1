import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { ProjectKind } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { LessThanOrEqual, type EntityManager } from 'typeorm'
import type { Appeal } from '../domain/appeal'
import { packTable } from './tables'

/** The procedure that a kind of project follows now: the newest version in force. Refuses with NOT_YET_KNOWN. */
export async function packInForce(
  manager: EntityManager,
  projectKind: ProjectKind,
  now: Date,
): Promise<ProcedurePack> {
  const row = await manager.findOne(packTable, {
    where: { projectKind, effectiveFrom: LessThanOrEqual(now) },
    order: { effectiveFrom: 'DESC', version: 'DESC' },
  })
  if (row === null) throw new Refusal('NOT_YET_KNOWN', { what: 'procedure', id: projectKind })
  return row.body
}

/** The procedure that an appeal was promised under. Refuses with NOT_FOUND for history, which was promised nothing. */
export async function packPromised(manager: EntityManager, appeal: Appeal): Promise<ProcedurePack> {
  const { packId, packVersion } = appeal
  const row =
    packId === null || packVersion === null
      ? null
      : await manager.findOneBy(packTable, { packId, version: packVersion })
  if (row === null) throw new Refusal('NOT_FOUND', { what: 'procedure', id: appeal.packId ?? 'none' })
  return row.body
}
