import type { ExtensionRule } from '@shouwen/procedure/pack'
import type { Channel } from '@shouwen/vocabulary/appeals'
import type { Role } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Clock } from './clock'
import { decideAsked, type Asked } from './deciding'
import { requiredText } from './texts'

/** What the customer was told of the expected time, and said (M4.7.1). */
export interface Consent {
  readonly channel: Channel
  readonly at: Date
  readonly said: string
}

/** More time 延期 for a clock: asked for before its end, agreed to by the customer, approved by a post above. */
export interface Extension extends Asked {
  id: string
  groupId: string
  appealId: string
  clockId: string
  until: Date
  content: string
  consent: { channel: Channel; at: string; said: string }
  clause: string
}

export interface AskedExtension {
  readonly id: string
  readonly until: Date
  readonly content: string
  readonly consent: Consent
  readonly by: string
}

const msPerDay = 86_400_000

/**
 * M4.7.1: more time is asked for while the clock runs, and never less. Refuses with EXTENSION_NOT_FORESEEN, CLOCK_NOT_RUNNING,
 * EXTENSION_TOO_LATE, EXTENSION_OUT_OF_RANGE, CUSTOMER_NOT_ASKED, ASKED_ALREADY.
 * @param known the extensions of the clock.
 */
export function decideRequest(
  asked: AskedExtension,
  clock: Clock,
  rule: ExtensionRule | null,
  known: readonly Extension[],
  now: Date,
): Extension {
  const { until, consent } = asked
  const foreseen = ruleFor(rule, clock)
  requireInTime(clock, now)
  if (known.some(({ decision }) => decision === 'awaited')) throw new Refusal('ASKED_ALREADY')
  const latest = new Date(clock.promisedDueAt.getTime() + foreseen.mostDays * msPerDay)
  if (until <= clock.dueAt || until > latest) {
    const [dueAt, most] = [clock.dueAt.toISOString(), latest.toISOString()]
    throw new Refusal('EXTENSION_OUT_OF_RANGE', { dueAt, latest: most })
  }
  if (consent.at > now) throw new Refusal('CUSTOMER_NOT_ASKED', { problem: 'consent.at is still to come' })
  if (consent.at < clock.startedAt)
    throw new Refusal('CUSTOMER_NOT_ASKED', { problem: 'consent.at lies before the clock began' })
  return {
    id: asked.id,
    groupId: clock.groupId,
    appealId: clock.appealId,
    clockId: clock.id,
    until,
    content: requiredText('content', asked.content),
    consent: {
      channel: consent.channel,
      at: consent.at.toISOString(),
      said: requiredText('consent.said', consent.said),
    },
    clause: foreseen.clause,
    askedBy: asked.by,
    askedAt: now,
    decision: 'awaited',
    decidedBy: null,
    decidedAt: null,
  }
}

/**
 * M4.7.1: a post that the procedure names approves it, before the clock has run out. Refuses with NOT_PERMITTED, and as
 * asking for it does; to decline it is never too late.
 * @param posts that somebody holds at the place.
 */
export function decideExtension(
  extension: Extension,
  clock: Clock,
  rule: ExtensionRule | null,
  said: { readonly approved: boolean; readonly by: string; readonly posts: readonly Role[] },
  now: Date,
): Extension {
  const { approvedBy } = ruleFor(rule, clock)
  if (!said.posts.some((post) => approvedBy.includes(post))) {
    throw new Refusal('NOT_PERMITTED', { operation: 'sla.decideExtension' })
  }
  const decided = decideAsked(extension, said.approved, said.by, now)
  if (said.approved) {
    requireInTime(clock, now)
    if (extension.until <= clock.dueAt) {
      const until = extension.until.toISOString()
      throw new Refusal('EXTENSION_OUT_OF_RANGE', { dueAt: clock.dueAt.toISOString(), latest: until })
    }
  }
  return decided
}

function ruleFor(rule: ExtensionRule | null, { target }: Clock): ExtensionRule {
  if (rule === null || !rule.targets.includes(target)) throw new Refusal('EXTENSION_NOT_FORESEEN')
  return rule
}

/** At the due time itself a clock is in time. */
function requireInTime({ state, dueAt }: Clock, now: Date): void {
  if (state !== 'running') throw new Refusal('CLOCK_NOT_RUNNING', { state })
  if (now > dueAt) throw new Refusal('EXTENSION_TOO_LATE', { dueAt: dueAt.toISOString() })
}
