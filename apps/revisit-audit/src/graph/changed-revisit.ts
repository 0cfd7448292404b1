import { Refusal } from '@shouwen/vocabulary/refusal'
import { revisitById } from '../store/revisit-queries'
import { permissions } from '../use-cases/permissions'
import type { RevisitAuditContext } from './context'
import type { RevisitType } from './revisit-type'

/** The revisit after its change, read anew: not from the request's batches, which may hold it as it was before. */
export async function changedRevisit(
  { revisitId }: { readonly revisitId: string },
  { app, actor, groupId }: RevisitAuditContext,
): Promise<RevisitType> {
  const row = await app.store.read(groupId, (manager) =>
    revisitById(manager, { actor, permission: permissions.Appeal }, revisitId),
  )
  if (row === null) throw new Refusal('NOT_FOUND', { what: 'revisit', id: revisitId })
  return row
}
