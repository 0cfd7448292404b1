import type { Actor } from '@shouwen/access/actor'
import { appealFollowedUp } from '@shouwen/events/intake'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Store } from '@shouwen/transactions/store'
import type { Work } from '@shouwen/transactions/work'
import { v7 as uuidv7 } from 'uuid'
import type { Appeal } from '../domain/appeal'
import { requireFirstContact } from '../domain/first-contact'
import { decideFollowUp, firstDuty, followUpRuleFor } from '../domain/follow-up'
import { followUpTable } from '../store/follow-up-tables'
import { dropDuty, keepDuty } from '../store/follow-ups'
import { calendarHeld } from '../store/known-calendars'
import { knownProject } from '../store/project-queries'
import { packsPromised, promised } from '../store/packs'
import type { KnownProject } from '../store/tables'
import { aboutAppeal, changeAppeal, contactAs, type AppealChanged, type AppealCommand } from './change-appeal'
import { permissions } from './permissions'

export interface RecordFollowUpInput extends AppealCommand {
  readonly words: string
  /** When next, if sooner than the procedure asks. */
  readonly nextAt: Date | null
}

/** M3.2: the first contact asks after an open appeal, and writes down what was said. */
export function recordFollowUp(
  store: Store,
  input: RecordFollowUpInput,
  actor: Actor,
): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.recordFollowUp'], input, actor, async (before, work) => {
    requireFirstContact(before, contactAs(actor, before))
    const pack = promised(await packsPromised(work.manager, [before]), before)
    const rule = pack === undefined ? null : followUpRuleFor(before, pack)
    const calendar = await calendarHeld(work.manager, await knownProject(work.manager, before.projectId))
    const { words, nextAt } = input
    const said = { id: uuidv7(), by: actor.personId, words, nextAt }
    const { appeal, followUp } = decideFollowUp(before, rule, calendar, said, work.now)
    await work.manager.insert(followUpTable, followUp)
    const { appealId, groupId, id: followUpId } = followUp
    const clause = rule?.clause ?? 'M3.2'
    await keepDuty(work, { appealId, groupId, clause, dueAt: followUp.nextAt, missed: 0 })
    work.record(appealFollowedUp, {
      ...aboutAppeal(appeal, [clause]),
      data: { appealId, followUpId, at: work.now.toISOString(), nextAt: followUp.nextAt.toISOString() },
    })
    return appeal
  })
}

/** M3.2: from now on an open appeal is followed up at the interval of its procedure, or no more where it asks for none. */
export async function scheduleFollowUp(
  work: Pick<Work, 'manager' | 'now'>,
  appeal: Appeal,
  pack: ProcedurePack | undefined,
  project: KnownProject,
): Promise<void> {
  const isAsked = pack !== undefined && followUpRuleFor(appeal, pack) !== null
  const duty = isAsked ? firstDuty(appeal, pack, await calendarHeld(work.manager, project), work.now) : null
  if (duty === null) await dropDuty(work, appeal.id)
  else await keepDuty(work, duty)
}
