import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { progressReviewed } from '@shouwen/events/intake'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Store } from '@shouwen/transactions/store'
import type { Appeal } from '../domain/appeal'
import { decideReview } from '../domain/progress'
import { move } from '../domain/transitions'
import { packsPromised, promisedAmong } from '../store/packs'
import { progressOf } from '../store/progress'
import { progressTable } from '../store/tables'
import { changeAppeal, recordChange, type AppealChanged, type AppealCommand } from './change-appeal'
import { permissions, reservedFor } from './permissions'

export interface ReviewProgressInput extends AppealCommand {
  readonly progressId: string
}

/** P5.3: whoever the procedure names has considered the report; it may go to the customer. */
export function reviewProgress(
  store: Store,
  input: ReviewProgressInput,
  actor: Actor,
): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.reviewProgress'], input, actor, async (before, work) => {
    const appeal = reviewBy(actor, before, await packsPromised(work.manager, [before]))
    const report = await progressOf(work, appeal, input.progressId)
    const reviewed = decideReview(report, actor.personId, work.now)
    await work.manager.update(progressTable, { id: report.id }, reviewed)
    recordChange(work, progressReviewed, appeal, 'reviewProgress', { progressId: report.id })
    return appeal
  })
}

/** The appeal with a report reviewed by the post that its procedure names; refuses as the rules do. */
export function reviewBy(actor: Actor, before: Appeal, packs: readonly ProcedurePack[]): Appeal {
  const appeal = move(before, 'reviewProgress')
  const { progress, instructionBy } = promisedAmong(packs, appeal)
  const reviewer = progress.reviewerRole ?? instructionBy.role
  const reviewing = reservedFor(reviewer, permissions['Mutation.reviewProgress'], progress.clause)
  authorize(actor, reviewing, appeal.projectPath)
  return appeal
}
