import type { Actor } from '@shouwen/access/actor'
import { absenceEnded, absenceRecorded, staffAppointed } from '@shouwen/events/dispatch'
import type { Store } from '@shouwen/transactions/store'
import type { Work } from '@shouwen/transactions/work'
import type { AbsenceReason } from '@shouwen/vocabulary/staffing'
import { v7 as uuidv7 } from 'uuid'
import { decideAbsence, decideAbsenceEnd, type Absence } from '../domain/absence'
import { lockStaff } from '../store/people'
import { absencesDuring, keepAbsence, lockAbsence, saveAbsence } from '../store/rosters'
import { permissions } from './permissions'
import { requireSelfOrSuperior } from './self-or-superior'

/** The duties of a post are somebody's at all times. */
const clauses = ['P4.1', 'M3.3']

export interface RecordAbsenceInput {
  readonly idempotencyKey: string
  readonly staffId: string
  readonly from: Date
  readonly to: Date
  readonly reason: AbsenceReason
  readonly deputyId: string | null
}

export interface AbsenceChanged {
  readonly absenceId: string
}

/**
 * P4.1, M3.3: somebody is away, and a deputy holds their posts for as long. Locks both, in the order of their ids, so that
 * two who stand in for each other do not wait in a circle.
 */
export function recordAbsence(
  store: Store,
  input: RecordAbsenceInput,
  actor: Actor,
): Promise<AbsenceChanged> {
  const permission = permissions['Mutation.recordAbsence']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const { staffId, from, to, reason, deputyId } = input
    const first = deputyId !== null && deputyId < staffId ? await lockStaff(work.manager, deputyId) : null
    const person = await lockStaff(work.manager, staffId)
    const deputy = first ?? (deputyId === null ? null : await lockStaff(work.manager, deputyId))
    requireSelfOrSuperior(actor, permission, person)
    const absence = decideAbsence(
      person,
      { id: uuidv7(), from, to, reason, by: actor.personId },
      await absencesDuring(work, staffId, { from, to }),
      deputy,
      deputy === null ? [] : await absencesDuring(work, deputy.id, { from, to }),
    )
    await keepAbsence(work, absence)
    work.record(absenceRecorded, {
      subject: `staff/${staffId}`,
      clauses,
      data: {
        absenceId: absence.id,
        staffId,
        from: from.toISOString(),
        to: to.toISOString(),
        deputyId,
      },
    })
    announceDeputy(work, absence)
    return { absenceId: absence.id }
  })
}

export interface EndAbsenceInput {
  readonly idempotencyKey: string
  readonly absenceId: string
}

/** Somebody is back sooner, or does not go at all; the deputy's posts end with it. */
export function endAbsence(store: Store, input: EndAbsenceInput, actor: Actor): Promise<AbsenceChanged> {
  const permission = permissions['Mutation.endAbsence']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const before = await lockAbsence(work, input.absenceId)
    requireSelfOrSuperior(actor, permission, await lockStaff(work.manager, before.staffId))
    const absence = decideAbsenceEnd(before, work.now)
    await saveAbsence(work, absence)
    const { id: absenceId, staffId, to, deputyId } = absence
    work.record(absenceEnded, {
      subject: `staff/${staffId}`,
      clauses,
      data: { absenceId, staffId, to: to.toISOString(), deputyId },
    })
    announceDeputy(work, absence)
    return { absenceId }
  })
}

/** Whoever caches the deputy's account must drop it. */
function announceDeputy(work: Work, { deputyId }: Absence): void {
  if (deputyId === null) return
  work.record(staffAppointed, { subject: `staff/${deputyId}`, clauses, data: { staffId: deputyId } })
}
