import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { ProjectKind } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { EntityManager } from 'typeorm'
import type { Published } from '../domain/publish-procedure'
import { packTable } from './tables'

/** Where a procedure is to hold. */
export interface PublishedAt {
  /** As it is kept: null for the whole group. */
  readonly scope: string | null
  /** The place that who publishes answers for. */
  readonly path: string
  /** The kinds of projects that lie there. */
  readonly kinds: readonly ProjectKind[]
}

/** Refuses with NOT_FOUND where no project of the group lies; of a group that has none yet, with NOT_YET_KNOWN. */
export async function placeOfProcedure(manager: EntityManager, scope: string | null): Promise<PublishedAt> {
  const [known]: { root: string | null; kinds: ProjectKind[] }[] = await manager.query(
    `select split_part(min(path), '/', 1) as root,
            coalesce(array_agg(distinct kind) filter (
              where coalesce($1, '') in ('', split_part(path, '/', 1)) or path = $1 or starts_with(path, $1 || '/')),
              '{}') as kinds
       from known_projects`,
    [scope],
  )
  const root = known?.root
  if (!root) throw new Refusal('NOT_YET_KNOWN', { what: 'project', id: scope ?? 'any' })
  const { kinds } = known
  if (kinds.length === 0) throw new Refusal('NOT_FOUND', { what: 'project', id: scope ?? root })
  return scope === null || scope === root ? { scope: null, path: root, kinds } : { scope, path: scope, kinds }
}

/** Whoever publishes versions of the same name at once waits for the other. */
export async function lockName(manager: EntityManager, packId: string): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtext('publish ' || $1))`, [packId])
}

/** What a new version must fit to. */
export async function publishedBefore(
  manager: EntityManager,
  { id: packId, basedOn }: ProcedurePack,
): Promise<Published> {
  const versions = await manager.find(packTable, { select: { version: true }, where: { packId } })
  const base =
    basedOn === null
      ? null
      : await manager.findOne(packTable, {
          select: { packId: true, version: true, projectKind: true },
          where: { packId: basedOn.id, version: basedOn.version },
        })
  return { versions: versions.map(({ version }) => version), base }
}
