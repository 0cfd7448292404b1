import type { ProcedurePack } from '@shouwen/procedure/pack'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { LRUCache } from 'lru-cache'
import { In, LessThanOrEqual, type EntityManager } from 'typeorm'
import type { Appeal } from '../domain/appeal'
import { packTable, type KnownProject } from './tables'

/** Published versions, which never change: reading one for each registration costs more than all the rest of it. */
const shelf = new LRUCache<string, ProcedurePack>({ max: 500 })

/** The procedure that a project follows now: the newest version in force for its kind. Refuses with NOT_YET_KNOWN. */
export async function packInForce(
  manager: EntityManager,
  { groupId, kind }: Pick<KnownProject, 'groupId' | 'kind'>,
  now: Date,
): Promise<ProcedurePack> {
  const version = await manager.findOne(packTable, {
    select: { groupId: true, packId: true, version: true },
    where: { groupId, projectKind: kind, effectiveFrom: LessThanOrEqual(now) },
    order: { effectiveFrom: 'DESC', version: 'DESC' },
  })
  if (version === null) throw new Refusal('NOT_YET_KNOWN', { what: 'procedure', id: kind })
  const place = `${groupId} ${version.packId} ${version.version}`
  const known = shelf.get(place)
  if (known !== undefined) return known
  const { body } = await manager.findOneByOrFail(packTable, version)
  shelf.set(place, body)
  return body
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
