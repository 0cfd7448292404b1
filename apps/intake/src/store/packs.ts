import type { ProcedurePack } from '@shouwen/procedure/pack'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { LRUCache } from 'lru-cache'
import { LessThanOrEqual, type EntityManager } from 'typeorm'
import type { Appeal } from '../domain/appeal'
import { packTable, type KnownProject, type PackVersion } from './tables'

/** Published versions, which never change: reading one for each question costs more than all the rest of it. */
const shelf = new LRUCache<string, ProcedurePack>({ max: 500 })

type Version = Pick<PackVersion, 'groupId' | 'packId' | 'version'>

const placeOf = ({ groupId, packId, version }: Version): string => `${groupId} ${packId} ${version}`

/** The bodies of versions, each once; only those that are not on the shelf are read. One that is not there is left out. */
async function bodiesOf(manager: EntityManager, versions: readonly Version[]): Promise<ProcedurePack[]> {
  const wanted = new Map(versions.map((version) => [placeOf(version), version]))
  const missing = [...wanted.values()].filter((version) => !shelf.has(placeOf(version)))
  const read = missing.length === 0 ? [] : await manager.findBy(packTable, missing)
  for (const row of read) shelf.set(placeOf(row), row.body)
  const bodies = new Map(read.map((row) => [placeOf(row), row.body]))
  return [...wanted.keys()].flatMap((place) => bodies.get(place) ?? shelf.get(place) ?? [])
}

/** The procedure that projects of a kind follow now: the newest version in force. Null while none is known. */
export async function packFollowed(
  manager: EntityManager,
  { groupId, kind }: Pick<KnownProject, 'groupId' | 'kind'>,
  now: Date,
): Promise<ProcedurePack | null> {
  const version = await manager.findOne(packTable, {
    select: { groupId: true, packId: true, version: true },
    where: { groupId, projectKind: kind, effectiveFrom: LessThanOrEqual(now) },
    order: { effectiveFrom: 'DESC', version: 'DESC' },
  })
  const [pack] = version === null ? [] : await bodiesOf(manager, [version])
  return pack ?? null
}

/** The same, where there must be one. Refuses with NOT_YET_KNOWN. */
export async function packInForce(
  manager: EntityManager,
  project: Pick<KnownProject, 'groupId' | 'kind'>,
  now: Date,
): Promise<ProcedurePack> {
  const pack = await packFollowed(manager, project, now)
  if (pack === null) throw new Refusal('NOT_YET_KNOWN', { what: 'procedure', id: project.kind })
  return pack
}

/** The procedures that appeals were promised under, each once. */
export function packsPromised(
  manager: EntityManager,
  appeals: readonly Pick<Appeal, 'groupId' | 'packId' | 'packVersion'>[],
): Promise<ProcedurePack[]> {
  return bodiesOf(
    manager,
    appeals.flatMap(({ groupId, packId, packVersion }) =>
      packId === null || packVersion === null ? [] : [{ groupId, packId, version: packVersion }],
    ),
  )
}

/** The procedure that an appeal was promised under, among those read; history was promised nothing. */
export function promised(
  packs: readonly ProcedurePack[],
  { packId, packVersion }: Appeal,
): ProcedurePack | undefined {
  return packs.find(({ id, version }) => id === packId && version === packVersion)
}

/** The same, where there must be one. Refuses with NOT_FOUND for history. */
export function promisedAmong(packs: readonly ProcedurePack[], appeal: Appeal): ProcedurePack {
  const pack = promised(packs, appeal)
  if (pack === undefined) throw new Refusal('NOT_FOUND', { what: 'procedure', id: appeal.packId ?? 'none' })
  return pack
}
