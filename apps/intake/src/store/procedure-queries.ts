import { authorize } from '@shouwen/access/permission'
import { inForceAt, placesAbove } from '@shouwen/procedure/in-force'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import { In, IsNull, type EntityManager } from 'typeorm'
import { versionKey, versionOfKey, type PackVersion, type VersionName } from '../domain/pack-version'
import type { Reader } from './appeal-queries'
import { knownProject } from './project-queries'
import { bodiesOf, packInForce, withoutBody } from './packs'
import { packTable } from './tables'

/** The procedure that a project follows now. Refuses with NOT_YET_KNOWN and NOT_PERMITTED. */
export async function procedureOf(
  manager: EntityManager,
  { actor, permission }: Reader,
  projectId: string,
  now: Date,
): Promise<ProcedurePack> {
  const project = await knownProject(manager, projectId)
  authorize(actor, permission, project.path)
  return packInForce(manager, project, now)
}

/** A published version without its rules, and whether a project follows it. */
export interface PublishedFor extends Omit<PackVersion, 'body'> {
  readonly inForce: boolean
}

/** Versions shown at the most. */
export const PUBLISHED_LIMIT = 100

/**
 * What was published for a project: for itself, its company or the whole group, the latest to come into force first.
 * Refuses with NOT_YET_KNOWN and NOT_PERMITTED.
 */
export async function publishedFor(
  manager: EntityManager,
  { actor, permission }: Reader,
  projectId: string,
  now: Date,
): Promise<PublishedFor[]> {
  const project = await knownProject(manager, projectId)
  authorize(actor, permission, project.path)
  const versions = await manager.find(packTable, {
    select: { ...withoutBody, publishedBy: true },
    where: [
      { projectKind: project.kind, scope: IsNull() },
      { projectKind: project.kind, scope: In(placesAbove(project.path)) },
    ],
    order: { effectiveFrom: 'DESC', version: 'DESC' },
    take: PUBLISHED_LIMIT,
  })
  const followed = inForceAt(versions, project, now)
  return versions.map((version) => ({ ...version, inForce: version === followed }))
}

/** A version's rules, and those of the version that it was made from; null where the group has none such. */
export interface WithBase {
  readonly pack: ProcedurePack
  readonly base: ProcedurePack | null
}

/** The rules of many versions with their bases, by their keys, in two queries. */
export async function withBases(
  manager: EntityManager,
  keys: readonly string[],
): Promise<Map<string, WithBase>> {
  const versions = keys.map(versionOfKey)
  const packs = await bodiesOf(manager, versions)
  const baseOf = ({ groupId }: VersionName, { basedOn }: ProcedurePack): VersionName | null =>
    basedOn === null ? null : { groupId, packId: basedOn.id, version: basedOn.version }
  const found = versions.flatMap((version) => {
    const pack = packs.get(versionKey(version))
    return pack === undefined ? [] : [{ version, pack, base: baseOf(version, pack) }]
  })
  const bases = await bodiesOf(
    manager,
    found.flatMap(({ base }) => base ?? []),
  )
  return new Map(
    found.map(({ version, pack, base }) => [
      versionKey(version),
      { pack, base: base === null ? null : (bases.get(versionKey(base)) ?? null) },
    ]),
  )
}

/** The rules of many versions by their keys, in one query. */
export function packsByKey(
  manager: EntityManager,
  keys: readonly string[],
): Promise<Map<string, ProcedurePack>> {
  return bodiesOf(manager, keys.map(versionOfKey))
}
