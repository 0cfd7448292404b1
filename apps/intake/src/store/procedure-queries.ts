import { authorize } from '@shouwen/access/permission'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { EntityManager } from 'typeorm'
import type { Appeal } from '../domain/appeal'
import type { Reader } from './appeal-queries'
import { knownProject } from './known'
import { packInForce, packsPromised } from './packs'

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

/** What a procedure was promised by, as a key: `residential 3`; null for history. */
export function promiseKey({ packId, packVersion }: Pick<Appeal, 'packId' | 'packVersion'>): string | null {
  return packId === null || packVersion === null ? null : `${packId} ${packVersion}`
}

/** The procedures of such keys. */
export async function packsByPromise(
  manager: EntityManager,
  groupId: string,
  keys: readonly string[],
): Promise<Map<string, ProcedurePack>> {
  const promises = keys.map((key) => {
    const [packId = '', version = ''] = key.split(' ')
    return { groupId, packId, packVersion: Number(version) }
  })
  const packs = await packsPromised(manager, promises)
  return new Map(packs.map((pack) => [`${pack.id} ${pack.version}`, pack]))
}
