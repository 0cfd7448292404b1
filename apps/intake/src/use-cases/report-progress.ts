import type { Actor } from '@shouwen/access/actor'
import { progressReported } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import { v7 as uuidv7 } from 'uuid'
import { requiredText } from '../domain/texts'
import { move } from '../domain/transitions'
import { progressTable } from '../store/tables'
import { changeAppeal, recordChange, type AppealChanged, type AppealCommand } from './change-appeal'
import { permissions } from './permissions'

export interface ReportProgressInput extends AppealCommand {
  readonly content: string
}

/** P5.3, M4.4: how the handling stands, for the director's review or the operator's follow-up. */
export function reportProgress(
  store: Store,
  input: ReportProgressInput,
  actor: Actor,
): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.reportProgress'], input, actor, async (before, work) => {
    const appeal = move(before, 'reportProgress')
    const progressId = uuidv7()
    await work.manager.insert(progressTable, {
      id: progressId,
      groupId: work.groupId,
      appealId: appeal.id,
      content: requiredText('progress', input.content),
      reportedBy: actor.personId,
      reportedAt: work.now,
      reviewedBy: null,
      reviewedAt: null,
    })
    recordChange(work, progressReported, appeal, 'reportProgress', { progressId })
    return appeal
  })
}
