import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { packPublished } from '@shouwen/events/intake'
import { validatePack } from '@shouwen/procedure/validate-pack'
import type { Store } from '@shouwen/transactions/store'
import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { PackVersion } from '../domain/pack-version'
import { effectiveFrom, placeProblems, publicationProblems } from '../domain/publish-procedure'
import { lockName, placeOfProcedure, publishedBefore } from '../store/published'
import { packTable } from '../store/tables'
import { permissions } from './permissions'

export interface PublishProcedureInput {
  readonly idempotencyKey: string
  /** A company's or a project's path; null: the whole group. */
  readonly scope: string | null
  readonly effectiveFrom: Date | null
  /** JSON. */
  readonly pack: unknown
}

/** What a repeat is answered with. */
export interface ProcedurePublished {
  readonly packId: string
  readonly version: number
}

/** C0.1: a group's own version of a procedure holds at a place and below it; what was registered before keeps its own. */
export function publishProcedure(
  store: Store,
  input: PublishProcedureInput,
  actor: Actor,
): Promise<ProcedurePublished> {
  const permission = permissions['Mutation.publishProcedure']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const place = await placeOfProcedure(work.manager, input.scope)
    authorize(actor, permission, place.path)
    const pack = validatePack(input.pack)
    await lockName(work.manager, pack.id)
    const problems = [
      ...publicationProblems(pack, await publishedBefore(work.manager, pack)),
      ...placeProblems(pack, place),
    ]
    if (problems.length > 0) throw new Refusal('PACK_INVALID', { problems })
    const version: PackVersion = {
      groupId: work.groupId,
      packId: pack.id,
      version: pack.version,
      projectKind: pack.projectKind,
      scope: place.scope,
      effectiveFrom: effectiveFrom(input.effectiveFrom, work.now),
      publishedBy: actor.personId,
      body: pack,
    }
    await work.manager.insert(packTable, version)
    recordPublished(work, version)
    return { packId: pack.id, version: pack.version }
  })
}

/** Tells the other services, which keep every version for the appeals that were promised under it. */
export function recordPublished(
  work: Work,
  { packId, version, projectKind, scope, ...rest }: PackVersion,
): void {
  work.record(packPublished, {
    subject: `pack/${packId}`,
    clauses: ['C0.1'],
    pack: { id: packId, version },
    data: {
      packId,
      version,
      projectKind,
      scope,
      effectiveFrom: rest.effectiveFrom.toISOString(),
      pack: rest.body,
    },
  })
}
