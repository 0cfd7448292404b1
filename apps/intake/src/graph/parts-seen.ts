import { showsClear, type Shown } from '@shouwen/access/masking'
import type { Actor } from '@shouwen/access/actor'
import { maskedName, maskedTelephone } from '@shouwen/vocabulary/telephone'
import type { ProgressReport } from '../domain/progress'
import { WITHHELD_TEXT } from '../domain/confidentiality'
import {
  feedbacksOf,
  instructionsOf,
  progressReportsOf,
  type Feedback,
  type Instruction,
} from '../store/part-queries'
import { withheld } from '../use-cases/withheld'
import type { AppealType, CallerType } from './appeal-type'
import type { IntakeContext } from './context'
import { papers, showsCustomer, withTexts } from './withheld'

/** An appeal's words and parts as somebody is shown them: by the fields of the schema and by the forms alike. */

export interface WordsSeen {
  readonly cause: string | null
  readonly content: string
  readonly outcome: string | null
}

export function wordsSeen(appeal: AppealType, actor: Actor): WordsSeen {
  const { cause, content, outcome } = appeal
  const shown = withheld(appeal, actor)
  const said = shown !== 'everything'
  return {
    cause: said ? cause : null,
    content: said ? content : WITHHELD_TEXT,
    outcome: shown === 'nothing' ? outcome : null,
  }
}

export function callerOf({ callerName, callerTelephone }: AppealType): CallerType | null {
  return callerName === null || callerTelephone === null
    ? null
    : { name: callerName, telephone: callerTelephone }
}

/** Who asked, as the masking policy knows them. */
export function callerAt({ projectPath, customerId }: AppealType): Shown {
  return { person: 'caller', paths: [projectPath], customerId }
}

export function callerSeen(appeal: AppealType, actor: Actor): CallerType | null {
  const caller = callerOf(appeal)
  if (caller === null || !showsCustomer(appeal, actor)) return null
  const { name, telephone } = caller
  return {
    name: showsClear(actor, callerAt(appeal), 'name') ? name : maskedName(name),
    telephone: showsClear(actor, callerAt(appeal), 'telephone') ? telephone : maskedTelephone(telephone),
  }
}

export async function instructionsSeen(appeal: AppealType, context: IntakeContext): Promise<Instruction[]> {
  const { actor, app, groupId } = context
  const rows = await context.batchedList('instructions', appeal.id, (ids) =>
    app.store.read(groupId, (manager) => instructionsOf(manager, ids)),
  )
  return papers(rows, appeal, actor)
}

export async function progressSeen(appeal: AppealType, context: IntakeContext): Promise<ProgressReport[]> {
  const { actor, app, groupId } = context
  const rows = await context.batchedList('progressReports', appeal.id, (ids) =>
    app.store.read(groupId, (manager) => progressReportsOf(manager, ids)),
  )
  return papers(rows, appeal, actor)
}

export async function feedbacksSeen(appeal: AppealType, context: IntakeContext): Promise<Feedback[]> {
  const { actor, app, groupId } = context
  const rows = await context.batchedList('feedbacks', appeal.id, (ids) =>
    app.store.read(groupId, (manager) => feedbacksOf(manager, ids)),
  )
  const shown = showsCustomer(appeal, actor)
  return withTexts(rows, shown).map((row) => ({ ...row, refusalReason: shown ? row.refusalReason : null }))
}
