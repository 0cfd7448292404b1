import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { progressReviewed } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import { decideReview } from '../domain/progress'
import { move } from '../domain/transitions'
import { packPromised } from '../store/packs'
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
    const appeal = move(before, 'reviewProgress')
    const { progress, instructionBy } = await packPromised(work.manager, appeal)
    const reviewer = progress.reviewerRole ?? instructionBy.role
    authorize(
      actor,
      reservedFor(reviewer, permissions['Mutation.reviewProgress'], progress.clause),
      appeal.projectPath,
    )
    const report = await progressOf(work, appeal, input.progressId)
    const reviewed = decideReview(report, actor.personId, work.now)
    await work.manager.update(progressTable, { id: report.id }, reviewed)
    recordChange(work, progressReviewed, appeal, 'reviewProgress', { progressId: report.id })
    return appeal
  })
}
