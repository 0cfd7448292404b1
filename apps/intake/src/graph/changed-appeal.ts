import { Refusal } from '@shouwen/vocabulary/refusal'
import { appealsById } from '../store/appeal-queries'
import type { AppealChanged } from '../use-cases/change-appeal'
import { permissions } from '../use-cases/permissions'
import type { AppealType } from './appeal-type'
import type { IntakeContext } from './context'

/** The appeal after its change, read anew: a second mutation of the request must not answer with the first one's state. */
export async function changed(
  { appealId }: AppealChanged,
  { actor, app, groupId }: IntakeContext,
): Promise<AppealType> {
  const found = await app.store.read(groupId, (manager) =>
    appealsById(manager, { actor, permission: permissions.Appeal }, [appealId]),
  )
  const appeal = found.get(appealId)
  if (appeal === undefined) throw new Refusal('NOT_FOUND', { what: 'appeal', id: appealId })
  return appeal
}
