import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { scopeJudged } from '@shouwen/events/intake'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Store } from '@shouwen/transactions/store'
import type { ComplaintScope } from '@shouwen/vocabulary/playbooks'
import { v7 as uuidv7 } from 'uuid'
import type { Appeal } from '../domain/appeal'
import { decideScope, scopeRuleFor } from '../domain/scope'
import { requiredText } from '../domain/texts'
import { packsPromised, promisedAmong } from '../store/packs'
import { stepsOf } from '../store/step-queries'
import { scopeJudgementTable } from '../store/tables'
import { changeAppeal, recordChange, type AppealChanged, type AppealCommand } from './change-appeal'
import { openSteps, runningOn } from './open-steps'
import { permissions } from './permissions'

export interface JudgeScopeInput extends AppealCommand {
  readonly scope: ComplaintScope
  readonly reason: string
}

/** M4.5: the department's manager checks a complaint and judges whether it is about what was promised. */
export function judgeScope(store: Store, input: JudgeScopeInput, actor: Actor): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.judgeScope'], input, actor, async (before, work) => {
    const packs = await packsPromised(work.manager, [before])
    const appeal = judgeBy(actor, before, packs, input.scope)
    await work.manager.insert(scopeJudgementTable, {
      id: uuidv7(),
      groupId: work.groupId,
      appealId: appeal.id,
      scope: input.scope,
      reason: requiredText('reason', input.reason),
      judgedBy: actor.personId,
      judgedAt: work.now,
    })
    recordChange(work, scopeJudged, appeal, 'judgeScope', { scope: input.scope })
    const opened = (await stepsOf(work.manager, [appeal.id])).get(appeal.id) ?? []
    await openSteps(work, appeal, runningOn(appeal, packs, opened))
    return appeal
  })
}

/** The complaint judged by a post that its procedure names; refuses as the rules do. */
export function judgeBy(
  actor: Actor,
  before: Appeal,
  packs: readonly ProcedurePack[],
  scope: ComplaintScope,
): Appeal {
  const rule = scopeRuleFor(before, promisedAmong(packs, before))
  const appeal = decideScope(before, rule, scope)
  const permission = permissions['Mutation.judgeScope']
  const { judgedBy, clause } = rule ?? { judgedBy: [], clause: permission.because }
  const roles = [...judgedBy, 'divisionDirector' as const]
  authorize(actor, { ...permission, roles, because: clause }, appeal.projectPath)
  return appeal
}
