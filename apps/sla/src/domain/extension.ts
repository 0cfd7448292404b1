import type { ExtensionRule } from '@shouwen/procedure/pack'
import type { Channel } from '@shouwen/vocabulary/appeals'
import type { Role } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Clock } from './clock'
import { decideAsked, type Asked } from './deciding'
import { requiredText } from './texts'

/** What the customer was told of the expected time, and said (M4.7.1). */
export interface ToldConsent {
  readonly channel: Channel
  readonly at: Date
  readonly said: string
}

/** A promised time that the customer agreed to when they were told of the progress, as intake has it (P5.2.3, M4.7.1). */
export interface PromisedTime {
  readonly feedbackId: string
  readonly appealId: string
  readonly promisedAt: Date
  readonly agreedAt: Date
}

export type Consent = ToldConsent | PromisedTime

/** As it is kept with the extension: words and way, or else the feedback that it rests on. */
export interface KeptConsent {
  readonly at: string
  readonly channel: Channel | null
  readonly said: string | null
  readonly feedbackId: string | null
}

/** More time 延期 for a clock: asked for before its end, agreed to by the customer, approved by a post above. */
export interface Extension extends Asked {
  id: string
  groupId: string
  appealId: string
  clockId: string
  until: Date
  content: string
  consent: KeptConsent
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
  const kept = requireConsent(consent, until, clock, now)
  return {
    id: asked.id,
    groupId: clock.groupId,
    appealId: clock.appealId,
    clockId: clock.id,
    until,
    content: requiredText('content', asked.content),
    consent: kept,
    clause: foreseen.clause,
    askedBy: asked.by,
    askedAt: now,
    decision: 'awaited',
    decidedBy: null,
    decidedAt: null,
  }
}

/** M4.7.1: the customer agreed since the clock began, to this time or a later one. */
function requireConsent(consent: Consent, until: Date, clock: Clock, now: Date): KeptConsent {
  const at = 'feedbackId' in consent ? consent.agreedAt : consent.at
  if (at > now) throw new Refusal('CUSTOMER_NOT_ASKED', { problem: 'that lies in the future' })
  if (at < clock.startedAt) throw new Refusal('CUSTOMER_NOT_ASKED', { problem: 'the clock began after that' })
  if (!('feedbackId' in consent)) {
    const said = requiredText('consent.said', consent.said)
    return { at: at.toISOString(), channel: consent.channel, said, feedbackId: null }
  }
  if (consent.appealId !== clock.appealId) {
    throw new Refusal('CUSTOMER_NOT_ASKED', { problem: 'that was said of another appeal' })
  }
  if (until > consent.promisedAt) {
    throw new Refusal('CUSTOMER_NOT_ASKED', { problem: 'they agreed to an earlier time' })
  }
  return { at: at.toISOString(), channel: null, said: null, feedbackId: consent.feedbackId }
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
