import { inForceAt, placesAbove } from '@shouwen/procedure/in-force'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import { groupedBy } from '@shouwen/subgraph/context'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { LRUCache } from 'lru-cache'
import { In, IsNull, LessThanOrEqual, type EntityManager } from 'typeorm'
import type { Appeal } from '../domain/appeal'
import { versionKey, type VersionName } from '../domain/pack-version'
import { packTable, type KnownProject } from './tables'

/** Published versions, which never change: reading one for each question costs more than all the rest of it. */
const shelf = new LRUCache<string, ProcedurePack>({ max: 500 })

/** The bodies of versions by their keys; only those that are not on the shelf are read. One that is not there is left out. */
export async function bodiesOf(
  manager: EntityManager,
  versions: readonly VersionName[],
): Promise<Map<string, ProcedurePack>> {
  const wanted = new Map(
    versions.map(({ groupId, packId, version }) => {
      const name = { groupId, packId, version }
      return [versionKey(name), name]
    }),
  )
  const missing = [...wanted.values()].filter((name) => !shelf.has(versionKey(name)))
  const read = missing.length === 0 ? [] : await manager.findBy(packTable, missing)
  for (const row of read) shelf.set(versionKey(row), row.body)
  const bodies = new Map(read.map((row) => [versionKey(row), row.body]))
  for (const key of wanted.keys()) {
    const body = shelf.get(key)
    if (body !== undefined) bodies.set(key, body)
  }
  return bodies
}

/** What of a version decides who follows it. */
export const withoutBody = {
  groupId: true,
  packId: true,
  version: true,
  projectKind: true,
  scope: true,
  effectiveFrom: true,
} as const

/** What decides the procedure of a project. */
type Follower = Pick<KnownProject, 'groupId' | 'kind' | 'path'>

/** The procedure that a project follows now (C0.1). Null while none is known. */
export async function packFollowed(
  manager: EntityManager,
  project: Follower,
  now: Date,
): Promise<ProcedurePack | null> {
  const { groupId, kind: projectKind, path } = project
  const published = { groupId, projectKind, effectiveFrom: LessThanOrEqual(now) }
  const versions = await manager.find(packTable, {
    select: withoutBody,
    where: [
      { ...published, scope: IsNull() },
      { ...published, scope: In(placesAbove(path)) },
    ],
  })
  const version = inForceAt(versions, project, now)
  if (version === null) return null
  return (await bodiesOf(manager, [version])).get(versionKey(version)) ?? null
}

/** The procedures that many projects follow now, by their ids, in two queries; a project that follows none is left out. */
export async function packsFollowed(
  manager: EntityManager,
  projects: readonly KnownProject[],
  now: Date,
): Promise<Map<string, ProcedurePack>> {
  const versions = await manager.find(packTable, {
    select: withoutBody,
    where: { effectiveFrom: LessThanOrEqual(now) },
  })
  const ofGroup = groupedBy(versions, ({ groupId }) => groupId)
  const followed = projects.flatMap((project) => {
    const version = inForceAt(ofGroup.get(project.groupId) ?? [], project, now)
    return version === null ? [] : [{ project, version }]
  })
  const bodies = await bodiesOf(
    manager,
    followed.map(({ version }) => version),
  )
  return new Map(
    followed.flatMap(({ project, version }) => {
      const pack = bodies.get(versionKey(version))
      return pack === undefined ? [] : [[project.projectId, pack] as const]
    }),
  )
}

/** The same, where there must be one. Refuses with NOT_YET_KNOWN. */
export async function packInForce(
  manager: EntityManager,
  project: Follower,
  now: Date,
): Promise<ProcedurePack> {
  const pack = await packFollowed(manager, project, now)
  if (pack === null) throw new Refusal('NOT_YET_KNOWN', { what: 'procedure', id: project.kind })
  return pack
}

/** The procedures that appeals were promised under, each once. */
export async function packsPromised(
  manager: EntityManager,
  appeals: readonly Pick<Appeal, 'groupId' | 'packId' | 'packVersion'>[],
): Promise<ProcedurePack[]> {
  const bodies = await bodiesOf(
    manager,
    appeals.flatMap(({ groupId, packId, packVersion }) =>
      packId === null || packVersion === null ? [] : [{ groupId, packId, version: packVersion }],
    ),
  )
  return [...bodies.values()]
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
