import { localMinute } from '@shouwen/calendar/local-time'
import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import type { FollowUpRule, ProcedurePack } from '@shouwen/procedure/pack'
import { superiorOf } from '@shouwen/procedure/superiors'
import { dueAt } from '@shouwen/procedure/window'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Appeal } from './appeal'
import { escalationOf, type Escalation } from './escalation'
import { requiredText } from './texts'
import { allows, move } from './transitions'

/** M3.2: by when an open appeal is followed up next. */
export interface FollowUpDuty {
  appealId: string
  groupId: string
  clause: string
  dueAt: Date
  /** Intervals in which nobody did. */
  missed: number
}

/** M3.2: somebody asked after an open appeal. */
export interface FollowUp {
  id: string
  groupId: string
  appealId: string
  words: string
  followedBy: string
  followedAt: Date
  nextAt: Date
}

/** How appeals of this kind are followed up; null where its procedure does not. */
export function followUpRuleFor({ kind }: Appeal, { followUps = [] }: ProcedurePack): FollowUpRule | null {
  return followUps.find(({ kinds }) => kind !== null && kinds.includes(kind)) ?? null
}

/** By when an appeal is followed up for the first time, or after it was opened again; null where it need not be. */
export function firstDuty(
  appeal: Appeal,
  pack: ProcedurePack,
  calendar: ProjectCalendar,
  now: Date,
): FollowUpDuty | null {
  const rule = followUpRuleFor(appeal, pack)
  if (rule === null) return null
  const { clause, every } = rule
  const { id: appealId, groupId } = appeal
  return { appealId, groupId, clause, dueAt: dueAt(every, now, calendar).dueAt, missed: 0 }
}

/**
 * M3.2: an open appeal followed up; the next time is the interval's end, or sooner if somebody says so. Refuses with
 * FOLLOW_UP_NOT_IN_PROCEDURE and FOLLOW_UP_TOO_LATE.
 */
export function decideFollowUp(
  appeal: Appeal,
  rule: FollowUpRule | null,
  calendar: ProjectCalendar,
  said: { readonly id: string; readonly by: string; readonly words: string; readonly nextAt: Date | null },
  now: Date,
): { appeal: Appeal; followUp: FollowUp } {
  if (rule === null) throw new Refusal('FOLLOW_UP_NOT_IN_PROCEDURE')
  const moved = move(appeal, 'followUp')
  const latest = dueAt(rule.every, now, calendar).dueAt
  const nextAt = said.nextAt ?? latest
  if (nextAt <= now || nextAt > latest) {
    throw new Refusal('FOLLOW_UP_TOO_LATE', { latest: latest.toISOString(), clause: rule.clause })
  }
  const { groupId, id: appealId } = appeal
  const words = requiredText('progress', said.words)
  return {
    appeal: moved,
    followUp: { id: said.id, groupId, appealId, words, followedBy: said.by, followedAt: now, nextAt },
  }
}

/**
 * M3.2: nobody followed an appeal up in time: it goes to the superior of who should have. The next interval begins now, so
 * that a house that was down for a week escalates once. Null where the appeal is no longer open, or need not be followed up;
 * without an escalation where the procedure names no superior.
 */
export function decideMissed(
  appeal: Appeal,
  pack: ProcedurePack,
  duty: FollowUpDuty,
  calendar: ProjectCalendar,
  made: { readonly id: string },
  now: Date,
): { appeal: Appeal; escalation: Escalation | null; duty: FollowUpDuty } | null {
  const rule = followUpRuleFor(appeal, pack)
  if (rule === null || !allows(appeal, 'escalate')) return null
  const { clause, every } = rule
  const next = { ...duty, clause, dueAt: dueAt(every, now, calendar).dueAt, missed: duty.missed + 1 }
  const up = superiorOf(pack, [rule.by])
  if (up === null) return { appeal, escalation: null, duty: next }
  const reason = `逾期未跟进(应于 ${localMinute(duty.dueAt, calendar.timeZone)} 前),请督促。`
  return {
    appeal: move(appeal, 'escalate'),
    escalation: escalationOf(appeal, { ...up, clause }, { id: made.id, by: null, reason }, now),
    duty: next,
  }
}
