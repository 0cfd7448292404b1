import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { ProjectKind } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { In, LessThanOrEqual, type EntityManager } from 'typeorm'
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

/** The procedures that appeals were promised under, each once. */
export async function packsPromised(
  manager: EntityManager,
  appeals: readonly Appeal[],
): Promise<ProcedurePack[]> {
  const ids = appeals.flatMap(({ packId }) => (packId === null ? [] : [packId]))
  const rows = await manager.findBy(packTable, { packId: In([...new Set(ids)]) })
  return rows.map(({ body }) => body)
}

/** The procedure that an appeal was promised under. Refuses with NOT_FOUND for history, which was promised nothing. */
export function promisedAmong(
  packs: readonly ProcedurePack[],
  { packId, packVersion }: Appeal,
): ProcedurePack {
  const pack = packs.find(({ id, version }) => id === packId && version === packVersion)
  if (pack === undefined) throw new Refusal('NOT_FOUND', { what: 'procedure', id: packId ?? 'none' })
  return pack
}
