import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { appealReclassified } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import type { AppealKind, Impact, RepairGrade } from '@shouwen/vocabulary/appeals'
import { v7 as uuidv7 } from 'uuid'
import { requiredText } from '../domain/texts'
import { decideReclassify, requireTriageRule, stepsNoLongerAsked } from '../domain/triage'
import { triageTable } from '../store/follow-up-tables'
import { knownProject } from '../store/project-queries'
import { packsPromised, promisedAmong } from '../store/packs'
import { stepsOf } from '../store/step-queries'
import { changeAppeal, recordChange, type AppealChanged, type AppealCommand } from './change-appeal'
import { scheduleFollowUp } from './follow-up'
import { openSteps, runningOn } from './open-steps'
import { permissions } from './permissions'
import { reportInWriting } from './report-complaint'
import { leaveOut } from './settle-step'

export interface ReclassifyAppealInput extends AppealCommand {
  readonly kind: AppealKind
  /** Null: as it is. */
  readonly category: string | null
  readonly grade: RepairGrade | null
  readonly impact: Impact | null
  readonly reason: string
}

/**
 * M4.2: a matter turns out to be of another kind. Its steps and clocks are those of that kind from now on, and what is not
 * answered at once goes to the person responsible.
 */
export function reclassifyAppeal(
  store: Store,
  input: ReclassifyAppealInput,
  actor: Actor,
): Promise<AppealChanged> {
  const permission = permissions['Mutation.reclassifyAppeal']
  return changeAppeal(store, permission, input, actor, async (before, work) => {
    const packs = await packsPromised(work.manager, [before])
    const pack = promisedAmong(packs, before)
    const rule = requireTriageRule(pack)
    const { decidedBy: roles, clause } = rule
    authorize(actor, { ...permission, roles, because: clause }, before.projectPath)
    const asked = { ...input, category: input.category ?? before.category ?? 'other' }
    const { appeal, from, matter } = decideReclassify(before, pack, rule, asked)
    const said = { by: actor.personId, reason: requiredText('reason', input.reason) }
    await work.manager.insert(triageTable, {
      id: uuidv7(),
      groupId: work.groupId,
      appealId: appeal.id,
      fromKind: from,
      toKind: matter.kind,
      reason: said.reason,
      decidedBy: said.by,
      decidedAt: work.now,
    })
    recordChange(work, appealReclassified, appeal, 'reclassify', {
      from,
      ...matter,
      at: work.now.toISOString(),
    })
    const opened = (await stepsOf(work.manager, [appeal.id])).get(appeal.id) ?? []
    const left = stepsNoLongerAsked(appeal, pack, opened, said, work.now)
    await leaveOut(work, appeal, pack, left)
    const kept = opened.map(
      (row) => left.find(({ playbook, step }) => playbook === row.playbook && step === row.step) ?? row,
    )
    await openSteps(work, appeal, runningOn(appeal, packs, kept))
    const project = await knownProject(work.manager, appeal.projectId)
    if (pack.complaintReport?.kinds.includes(from) !== true) {
      await reportInWriting(work, appeal, pack, project.timeZone)
    }
    await scheduleFollowUp(work, appeal, pack, project)
    return appeal
  })
}
