import { endOfWindow } from '@shouwen/calendar/daily-window'
import { emergencyOf } from '@shouwen/procedure/emergencies'
import { noticeRulesFor } from '@shouwen/procedure/notices'
import type { NoticeRule, ProcedurePack } from '@shouwen/procedure/pack'
import { filledIn } from '@shouwen/procedure/reply-templates'
import { appealKinds } from '@shouwen/vocabulary/appeals'
import type { NoticeChannel, NoticeOccasion, NoticeRecipient, NoticeState } from '@shouwen/vocabulary/notices'
import type { Role } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Appeal } from './appeal'

/** Somebody to be told of something outside the product, and what became of it. It names nobody: an address is asked for when it is sent. */
export interface Notice {
  id: string
  groupId: string
  appealId: string
  projectId: string
  projectPath: string
  occasion: NoticeOccasion
  recipient: NoticeRecipient
  /** Whoever holds this post at the project; null with a person or a customer. */
  toRole: Role | null
  toStaff: string | null
  /** What it tells of: the report, the escalation, the hand-over, the feedback, or the resolved version. */
  cause: string
  subject: string
  /** A `{{link}}` in it is made when it is sent. */
  text: string
  /** In order of preference. */
  channels: NoticeChannel[]
  /** Whether it keeps the quiet hours. */
  quiet: boolean
  clause: string
  state: NoticeState
  /** By which it went, or was tried last. */
  channel: NoticeChannel | null
  attempts: number
  /** A code; nothing that a server said. */
  error: string | null
  queuedAt: Date
  /** Of what it tells of: its sending is found under the same id. */
  correlationId: string
  lastTriedAt: Date | null
  /** Null: it is not tried any more. While it is being sent, when somebody else may take it up. */
  nextTryAt: Date | null
}

/** Something of which somebody is told. */
export interface Told {
  readonly on: NoticeOccasion
  readonly cause: string
  /** Who has to act on it; null where nobody is known, as after a hand-over when nobody was on duty: then the coordinator. */
  readonly responsible: { readonly role: Role } | { readonly staff: string } | null
}

/** Attempts of a notice at the most; with the waits between them they take some four hours. */
export const MOST_ATTEMPTS = 10
const FIRST_WAIT_MS = 30_000
const LONGEST_WAIT_MS = 3_600_000

/** Milliseconds that whoever took a notice up has, before another may. Longer than asking for addresses and sending take. */
const LEASE_MS = 120_000

/** The notices of an event, by the rules of its procedure. What is about an emergency wakes people (P5.6.6, P5.6.8, P5.6.9). */
export function noticesOf(
  appeal: Appeal,
  pack: ProcedurePack,
  told: Told,
  {
    newId,
    now,
    correlationId,
  }: { readonly newId: () => string; readonly now: Date; readonly correlationId: string },
): Notice[] {
  const emergency = appeal.category !== null && emergencyOf(pack, appeal.category) !== null
  return noticeRulesFor(pack, told.on).flatMap((rule): Notice[] => {
    const whom = recipientOf(rule, appeal, pack, told)
    const template = pack.notices?.templates.find(({ code }) => code === rule.template)
    if (whom === null || template === undefined) return []
    const { groupId, id: appealId, projectId, projectPath, number } = appeal
    const kind = appeal.kind === null ? '诉求' : appealKinds.labels[appeal.kind].zh
    return [
      {
        id: newId(),
        groupId,
        appealId,
        projectId,
        projectPath,
        occasion: rule.on,
        recipient: rule.to,
        ...whom,
        cause: told.cause,
        subject: `${template.zh} ${number}`,
        text: filledIn(template.text, { number, kind }),
        channels: [...rule.channels],
        quiet: rule.quiet && !emergency,
        clause: rule.clause,
        state: 'queued',
        channel: null,
        attempts: 0,
        error: null,
        queuedAt: now,
        correlationId,
        lastTriedAt: null,
        nextTryAt: now,
      },
    ]
  })
}

function recipientOf(
  { to }: NoticeRule,
  { firstContactId }: Appeal,
  { handover }: ProcedurePack,
  told: Told,
): Pick<Notice, 'toRole' | 'toStaff'> | null {
  if (to === 'customer') return { toRole: null, toStaff: null }
  if (to === 'firstContact') return firstContactId === null ? null : { toRole: null, toStaff: firstContactId }
  const { coordinator } = handover
  const responsible = told.responsible ?? (coordinator === undefined ? null : { role: coordinator.role })
  if (responsible === null) return null
  return 'role' in responsible
    ? { toRole: responsible.role, toStaff: null }
    : { toRole: null, toStaff: responsible.staff }
}

/** A notice that was taken up to be sent now, or held because people sleep. Each taking up is an attempt, also one that a crash ends. */
export function takenUp(
  notice: Notice,
  quietHours: { readonly from: string; readonly to: string } | undefined,
  timeZone: string,
  now: Date,
): Notice {
  const wakes = notice.quiet && quietHours !== undefined ? endOfWindow(quietHours, now, timeZone) : null
  if (wakes !== null) return { ...notice, state: 'heldForQuietHours', nextTryAt: wakes }
  return {
    ...notice,
    state: 'queued',
    attempts: notice.attempts + 1,
    lastTriedAt: now,
    nextTryAt: new Date(now.getTime() + LEASE_MS),
  }
}

/** What became of an attempt by a channel, or by none. */
export interface Attempt {
  readonly channel: NoticeChannel | null
  readonly how: 'sent' | 'rejected' | 'tryAgain' | 'noAdapter'
  readonly why: string | null
}

/** The notice after an attempt: sent, refused for good, to be tried again later each time, or given up. */
export function afterAttempt(notice: Notice, { channel, how, why: error }: Attempt, now: Date): Notice {
  const over = (state: NoticeState): Notice => ({ ...notice, state, channel, error, nextTryAt: null })
  if (how === 'sent') return over('sent')
  if (how === 'noAdapter') return over('noAdapter')
  if (how === 'rejected') return over('failed')
  if (notice.attempts >= MOST_ATTEMPTS) return over('dead')
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (notice.attempts - 1))
  return { ...notice, state: 'queued', channel, error, nextTryAt: new Date(now.getTime() + wait) }
}

/** What nobody received, and nobody tries any more. */
export const undelivered = ['failed', 'dead', 'noAdapter'] as const satisfies readonly NoticeState[]

/** The notice, to be tried anew as often as the first time. Refuses with NOTICE_NOT_FAILED. */
export function decideRetry(notice: Notice, now: Date): Notice {
  if (!undelivered.some((state) => state === notice.state)) {
    throw new Refusal('NOTICE_NOT_FAILED', { state: notice.state })
  }
  return { ...notice, state: 'queued', attempts: 0, error: null, nextTryAt: now }
}
