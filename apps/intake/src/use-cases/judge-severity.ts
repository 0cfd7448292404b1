import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { appealEscalated, severityJudged } from '@shouwen/events/intake'
import type { ProcedurePack, SeverityRule } from '@shouwen/procedure/pack'
import type { Store } from '@shouwen/transactions/store'
import type { Severity } from '@shouwen/vocabulary/appeals'
import { v7 as uuidv7 } from 'uuid'
import type { Appeal } from '../domain/appeal'
import { escalationOf } from '../domain/escalation'
import { decideSeverity, severityRuleFor, wayOfMajor } from '../domain/severity'
import { requiredText } from '../domain/texts'
import { packsPromised, promisedAmong } from '../store/packs'
import { escalationTable, severityJudgementTable } from '../store/tables'
import { changeAppeal, recordChange, type AppealChanged, type AppealCommand } from './change-appeal'
import { factOfEscalation, postsAt } from './escalate-appeal'
import { permissions } from './permissions'
import { tellOfEscalation } from './tell-of'

export interface JudgeSeverityInput extends AppealCommand {
  readonly severity: Severity
  readonly reason: string
}

/** M4.7.1: the department that has a matter judges how grave it is; a major one goes to its manager at once. */
export function judgeSeverity(store: Store, input: JudgeSeverityInput, actor: Actor): Promise<AppealChanged> {
  const permission = permissions['Mutation.judgeSeverity']
  return changeAppeal(store, permission, input, actor, async (before, work) => {
    const packs = await packsPromised(work.manager, [before])
    const { appeal, rule } = severityBy(actor, before, packs, input.severity)
    const { severity } = input
    const reason = requiredText('reason', input.reason)
    await work.manager.insert(severityJudgementTable, {
      id: uuidv7(),
      groupId: work.groupId,
      appealId: appeal.id,
      severity,
      reason,
      judgedBy: actor.personId,
      judgedAt: work.now,
    })
    recordChange(work, severityJudged, appeal, 'judgeSeverity', { severity })
    const way = wayOfMajor(severity, rule, postsAt(actor, appeal.projectPath))
    if (way !== null) {
      const escalation = escalationOf(appeal, way, { id: uuidv7(), by: actor.personId, reason }, work.now)
      await work.manager.insert(escalationTable, escalation)
      work.record(appealEscalated, factOfEscalation(appeal, escalation))
      await tellOfEscalation(work, appeal, escalation)
    }
    return appeal
  })
}

/** The appeal judged by a post that its procedure names; refuses as the rules do. */
export function severityBy(
  actor: Actor,
  before: Appeal,
  packs: readonly ProcedurePack[],
  severity: Severity,
): { appeal: Appeal; rule: SeverityRule } {
  const judged = decideSeverity(before, severityRuleFor(before, promisedAmong(packs, before)), severity)
  const { judgedBy: roles, clause } = judged.rule
  authorize(actor, { ...permissions['Mutation.judgeSeverity'], roles, because: clause }, before.projectPath)
  return judged
}
