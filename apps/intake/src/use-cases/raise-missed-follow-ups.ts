import { appealEscalated, followUpMissed } from '@shouwen/events/intake'
import type { Job } from '@shouwen/messaging/job'
import type { Store } from '@shouwen/transactions/store'
import type { JobWork } from '@shouwen/transactions/work'
import { v7 as uuidv7 } from 'uuid'
import { decideMissed, type FollowUpDuty } from '../domain/follow-up'
import { lockAppeal, saveAppeal } from '../store/appeals'
import { dropDuty, dutyOf, keepDuty, missedDuties } from '../store/follow-ups'
import { calendarHeld } from '../store/known-calendars'
import { knownProject } from '../store/project-queries'
import { packsPromised, promised } from '../store/packs'
import { escalationTable } from '../store/tables'
import { aboutAppeal } from './change-appeal'
import { factOfEscalation } from './escalate-appeal'
import { tellOfEscalation } from './tell-of'

/** Duties that are looked at in one go. */
const BATCH = 200

/** M3.2: what nobody followed up in time goes up, once for each interval. Returns whether there may be more. */
export async function raiseMissedFollowUps(store: Store): Promise<boolean> {
  const missed = await store.asJob((work) => missedDuties(work, BATCH))
  for (const duty of missed) await store.asJob((work) => raise(work, duty))
  return missed.length === BATCH
}

/** One appeal, in a transaction of its own, under its lock: somebody may be following it up this very moment. */
async function raise(work: JobWork, { appealId, groupId }: FollowUpDuty): Promise<void> {
  const before = await lockAppeal(work, appealId)
  const duty = await dutyOf(work, appealId)
  if (duty === null || duty.dueAt >= work.now) return
  const pack = promised(await packsPromised(work.manager, [before]), before)
  const calendar = await calendarHeld(work.manager, await knownProject(work.manager, before.projectId))
  const missed =
    pack === undefined ? null : decideMissed(before, pack, duty, calendar, { id: uuidv7() }, work.now)
  /** Settled meanwhile. */
  if (missed === null) return dropDuty(work, appealId)
  const { appeal, escalation, duty: next } = missed
  await keepDuty(work, next)
  work.record(groupId, followUpMissed, {
    ...aboutAppeal(appeal, [next.clause]),
    data: { appealId, dueAt: duty.dueAt.toISOString(), missed: next.missed },
  })
  if (escalation === null) return
  await saveAppeal(work, before, appeal)
  await work.manager.insert(escalationTable, escalation)
  work.record(groupId, appealEscalated, factOfEscalation(appeal, escalation))
  await tellOfEscalation(work, appeal, escalation)
}

export const raisingMissedFollowUps: Job = {
  name: 'raise-missed-follow-ups',
  everyMs: 60_000,
  run: raiseMissedFollowUps,
}
