import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { revisitCompleted } from '@shouwen/events/revisit-audit'
import { requireVersion } from '@shouwen/transactions/expected-version'
import type { Store } from '@shouwen/transactions/store'
import { clausesOfCompletion, decideComplete, type RevisitForm } from '../domain/revisit'
import { lockRevisit } from '../store/revisits'
import { revisitTable } from '../store/tables'
import { permissions } from './permissions'

export interface CompleteRevisitInput extends RevisitForm {
  readonly idempotencyKey: string
  readonly revisitId: string
  readonly expectedVersion: number
}

/** P5.5.1, P5.5.2, P5.5.4, M4.8: the customer was revisited; a content one closes the appeal, another reopens it. */
export function completeRevisit(
  store: Store,
  input: CompleteRevisitInput,
  actor: Actor,
): Promise<{ revisitId: string }> {
  const { operation } = permissions['Mutation.completeRevisit']
  return store.command({ operation, actor, input }, async (work) => {
    const before = await lockRevisit(work, input.revisitId)
    authorize(actor, permissions['Mutation.completeRevisit'], before.projectPath)
    const { id: revisitId, version } = before
    const row = { version, subject: `revisit/${revisitId}`, facts: { revisitId } } as const
    await requireVersion(work, row, input.expectedVersion)
    const revisit = decideComplete(before, input, actor.personId, work.now)
    await work.manager.update(revisitTable, { id: revisit.id }, revisit)
    work.record(revisitCompleted, {
      subject: `revisit/${revisit.id}`,
      appealId: revisit.appealId,
      projectPath: revisit.projectPath,
      clauses: clausesOfCompletion(revisit),
      pack: { id: revisit.packId, version: revisit.packVersion },
      data: {
        appealId: revisit.appealId,
        revisitId: revisit.id,
        content: revisit.content,
        satisfaction: revisit.satisfaction,
        method: revisit.method,
        at: revisit.completedAt.toISOString(),
      },
    })
    return { revisitId: revisit.id }
  })
}
