import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import { packChanges, type PackChange } from '@shouwen/procedure/pack-changes'
import { validatePack } from '@shouwen/procedure/validate-pack'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { EntityManager } from 'typeorm'
import { versionKey } from '../domain/pack-version'
import { placeProblems, publicationProblems } from '../domain/publish-procedure'
import { bodiesOf } from '../store/packs'
import { placeOfProcedure, publishedBefore } from '../store/published'
import { permissions } from './permissions'

/** What publishing a pack would be answered with. */
export interface ProcedureCheck {
  readonly problems: readonly string[]
  readonly changes: readonly PackChange[]
}

/** C0.1: tries a pack without publishing it. */
export async function checkProcedure(
  manager: EntityManager,
  actor: Actor,
  { scope, groupId, pack: json }: { scope: string | null; groupId: string; pack: unknown },
): Promise<ProcedureCheck> {
  const place = await placeOfProcedure(manager, scope)
  authorize(actor, permissions['Query.checkProcedure'], place.path)
  const pack = readPack(json)
  if (Array.isArray(pack)) return { problems: pack, changes: [] }
  return {
    problems: [
      ...publicationProblems(pack, await publishedBefore(manager, pack)),
      ...placeProblems(pack, place),
    ],
    changes: await changesOf(manager, groupId, pack),
  }
}

async function changesOf(
  manager: EntityManager,
  groupId: string,
  pack: ProcedurePack,
): Promise<PackChange[]> {
  const { basedOn } = pack
  if (basedOn === null) return []
  const base = { groupId, packId: basedOn.id, version: basedOn.version }
  const body = (await bodiesOf(manager, [base])).get(versionKey(base))
  return body === undefined ? [] : packChanges(body, pack)
}

/** The pack, or every fault of it. */
function readPack(json: unknown): ProcedurePack | string[] {
  try {
    return validatePack(json)
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'PACK_INVALID') throw error
    const { problems } = error.facts
    return Array.isArray(problems) ? problems.map(String) : [String(problems)]
  }
}
