import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { clockExtended, extensionDecided, extensionRequested } from '@shouwen/events/sla'
import { dueAfterExtension } from '@shouwen/procedure/pauses'
import type { Store } from '@shouwen/transactions/store'
import type { Work } from '@shouwen/transactions/work'
import type { Role } from '@shouwen/vocabulary/organisation'
import { covers } from '@shouwen/vocabulary/places'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { v7 as uuidv7 } from 'uuid'
import type { Clock } from '../domain/clock'
import {
  decideExtension,
  decideRequest,
  type Consent,
  type Extension,
  type ToldConsent,
} from '../domain/extension'
import { signsUntil } from '../domain/signs'
import { extensionTable } from '../store/life-tables'
import { extensionsByClock } from '../store/life-queries'
import { promiseOf } from '../store/promised-times'
import { writeTimes } from '../store/standing-still'
import { factOfClock, ofClock } from './clock-facts'
import { holdClock } from './one-appeal'
import { permissions } from './permissions'

/** What a mutation of a clock answers with: enough to find it again. */
export interface ClockChanged {
  readonly clockId: string
}

export interface RequestExtensionInput {
  readonly idempotencyKey: string
  readonly clockId: string
  readonly until: Date
  readonly content: string
  /** What the customer said, or the feedback at which they agreed to a promised time: one of the two. */
  readonly consent: ToldConsent | null
  readonly feedbackId: string | null
}

/** M4.7.1: who is at work on it asks for more time, to which the customer has agreed. */
export function requestExtension(
  store: Store,
  input: RequestExtensionInput,
  actor: Actor,
): Promise<ClockChanged> {
  const permission = permissions['Mutation.requestExtension']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const { clock, pack } = await holdClock(work, input.clockId)
    authorize(actor, permission, clock.projectPath)
    const known = (await extensionsByClock(work.manager, [clock.id])).get(clock.id) ?? []
    const { until, content } = input
    const consent = await consentOf(work, input)
    const asked = { id: uuidv7(), until, content, consent, by: actor.personId }
    const extension = decideRequest(asked, clock, pack.extensions ?? null, known, work.now)
    await work.manager.insert(extensionTable, extension)
    work.record(extensionRequested, {
      ...factOfClock(clock, work.now, dataOf(clock, extension)),
      clauses: [extension.clause],
    })
    return { clockId: clock.id }
  })
}

/** Refuses with INPUT_INVALID unless there is one of the two. */
async function consentOf(work: Work, { consent, feedbackId }: RequestExtensionInput): Promise<Consent> {
  if (consent !== null && feedbackId === null) return consent
  if (feedbackId !== null && consent === null) return promiseOf(work, feedbackId)
  throw new Refusal('INPUT_INVALID', { problems: 'either consent or feedbackId' })
}

export interface DecideExtensionInput {
  readonly idempotencyKey: string
  readonly extensionId: string
  readonly approved: boolean
}

/** M4.7.1: another person, of a post that the procedure names, approves it; then the clock is due later. */
export function decideExtensionAsked(
  store: Store,
  input: DecideExtensionInput,
  actor: Actor,
): Promise<ClockChanged> {
  const permission = permissions['Mutation.decideExtension']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const seen = await work.manager.findOneBy(extensionTable, { id: input.extensionId })
    if (seen === null) throw new Refusal('NOT_FOUND', { what: 'extension', id: input.extensionId })
    const { clock, pack, calendar } = await holdClock(work, seen.clockId)
    authorize(actor, permission, clock.projectPath)
    const extension = (await work.manager.findOneBy(extensionTable, { id: seen.id })) ?? seen
    const said = { approved: input.approved, by: actor.personId, posts: postsAt(actor, clock.projectPath) }
    const decided = decideExtension(extension, clock, pack.extensions ?? null, said, work.now)
    await work.manager.update(extensionTable, { id: decided.id }, decided)
    const clauses = [decided.clause]
    const data = { ...dataOf(clock, decided), approved: input.approved }
    work.record(extensionDecided, { ...factOfClock(clock, work.now, data), clauses })
    if (input.approved) {
      const extended = extendedBy(clock, decided.until, work.now, calendar.timeZone)
      await writeTimes(work, extended)
      const [from, to] = [clock.dueAt.toISOString(), extended.dueAt.toISOString()]
      const moved = { ...ofClock(clock), extensionId: decided.id, from, to }
      work.record(clockExtended, { ...factOfClock(extended, work.now, moved), clauses })
    }
    return { clockId: clock.id }
  })
}

function extendedBy(clock: Clock, until: Date, now: Date, timeZone: string): Clock {
  const extensions = [...clock.extensions, { until: until.toISOString(), at: now.toISOString() }]
  const { dueAt } = dueAfterExtension(clock, until)
  return { ...clock, ...signsUntil(clock, dueAt, timeZone), dueAt, extensions }
}

function dataOf(clock: Clock, { id: extensionId, until }: Extension) {
  return { ...ofClock(clock), extensionId, until: until.toISOString() }
}

/** The posts that somebody holds at a place. */
function postsAt(actor: Actor, path: string): Role[] {
  return actor.grants.filter(({ scope }) => covers(scope, path)).map(({ role }) => role)
}
