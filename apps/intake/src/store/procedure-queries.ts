import { authorize } from '@shouwen/access/permission'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { EntityManager } from 'typeorm'
import type { Reader } from './appeal-queries'
import { knownProject } from './known'
import { packInForce } from './packs'

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
