import { Refusal } from '@shouwen/vocabulary/refusal'
import type { RevisitAttemptOutcome, RevisitMethod, RevisitStatus } from '@shouwen/vocabulary/revisiting'

/** Days ahead that a revisit may be agreed for at the most. */
export const AGREED_AHEAD_DAYS = 30

const DAY_MS = 86_400_000

/** How the procedure lets a revisit be made only at a time that the customer has agreed to, and by which clause (P5.5.4). */
export interface ByAppointment {
  methods: RevisitMethod[]
  clause: string
}

/** As much of a revisit as agreeing on it looks at. */
interface ToBeAgreed {
  methods: RevisitMethod[]
  clause: string
  status: RevisitStatus
  byAppointment: ByAppointment | null
  agreedMethod: RevisitMethod | null
  agreedAt: Date | null
  version: number
}

/** Somebody tried to revisit the customer, and it came to nothing (P5.5.4). */
export interface RevisitAttempt {
  id: string
  groupId: string
  revisitId: string
  method: RevisitMethod
  outcome: RevisitAttemptOutcome
  attemptedBy: string
  attemptedAt: Date
}

/** P5.5.4: the time and the way that the customer agreed to; a later agreement replaces it. Refuses with INPUT_INVALID. */
export function decideAgree<Revisit extends ToBeAgreed>(
  revisit: Revisit,
  agreed: { readonly method: RevisitMethod; readonly at: Date },
  now: Date,
): Revisit {
  requireDue(revisit, 'agreeRevisit')
  requireMethod(revisit, agreed.method)
  if (agreed.at <= now) throw new Refusal('INPUT_INVALID', { problems: 'at has already passed' })
  if (agreed.at.getTime() - now.getTime() > AGREED_AHEAD_DAYS * DAY_MS) {
    throw new Refusal('INPUT_INVALID', { problems: `at is more than ${AGREED_AHEAD_DAYS} days ahead` })
  }
  return { ...revisit, agreedMethod: agreed.method, agreedAt: agreed.at, version: revisit.version + 1 }
}

/** P5.5.4: the revisit after an attempt: a time that has come and gone, or was put off, is agreed no longer. */
export function decideAttempt<Revisit extends ToBeAgreed>(
  revisit: Revisit,
  { method, outcome }: Pick<RevisitAttempt, 'method' | 'outcome'>,
  now: Date,
): Revisit {
  requireDue(revisit, 'logRevisitAttempt')
  requireMethod(revisit, method)
  const over = outcome === 'putOff' || (revisit.agreedAt !== null && revisit.agreedAt <= now)
  return { ...revisit, ...(over ? { agreedMethod: null, agreedAt: null } : {}), version: revisit.version + 1 }
}

/**
 * P5.5.4: a revisit is made at the agreed time, if there is one; and by some methods only then. Refuses with
 * REVISIT_NOT_AGREED and REVISIT_TOO_EARLY.
 */
export function requireAgreed(
  { byAppointment, agreedMethod, agreedAt }: ToBeAgreed,
  method: RevisitMethod,
  now: Date,
): void {
  if (byAppointment === null) return
  const { methods, clause } = byAppointment
  if (methods.includes(method) && agreedMethod !== method) {
    throw new Refusal('REVISIT_NOT_AGREED', { method, clause })
  }
  if (agreedMethod === method && agreedAt !== null && now < agreedAt) {
    throw new Refusal('REVISIT_TOO_EARLY', { agreedAt: agreedAt.toISOString(), clause })
  }
}

/** Refuses with TRANSITION_NOT_ALLOWED what has been made already. */
export function requireDue({ status }: ToBeAgreed, action: string): void {
  if (status !== 'due') throw new Refusal('TRANSITION_NOT_ALLOWED', { action, status })
}

/** P5.5.4: refuses with INPUT_INVALID a method that the procedure does not have. */
export function requireMethod({ methods, clause }: ToBeAgreed, method: RevisitMethod): void {
  if (methods.includes(method)) return
  throw new Refusal('INPUT_INVALID', { problems: `method must be one of ${methods.join(', ')} (${clause})` })
}
