import type { Actor } from '@shouwen/access/actor'
import { covers } from '@shouwen/vocabulary/places'
import { appealEscalated, escalationDecided } from '@shouwen/events/intake'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Store } from '@shouwen/transactions/store'
import type { NewFact } from '@shouwen/transactions/work'
import type { Role } from '@shouwen/vocabulary/organisation'
import { v7 as uuidv7 } from 'uuid'
import type { Appeal } from '../domain/appeal'
import { decideEscalate, decided, escalationFor, escalationOf, type Escalation } from '../domain/escalation'
import { move } from '../domain/transitions'
import { escalationsOf } from '../store/escalation-queries'
import { packsPromised, promisedAmong } from '../store/packs'
import { escalationTable } from '../store/tables'
import { changeAppeal, factOf, type AppealChanged, type AppealCommand } from './change-appeal'
import { permissions } from './permissions'
import { tellOfEscalation } from './tell-of'

export interface EscalateAppealInput extends AppealCommand {
  readonly reason: string
}

/** P5.2.2, P5.6.2.4, M4.7.1: what exceeds one's authority goes to one's superior at once, with the reason. */
export function escalateAppeal(
  store: Store,
  input: EscalateAppealInput,
  actor: Actor,
): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.escalateAppeal'], input, actor, async (before, work) => {
    const packs = await packsPromised(work.manager, [before])
    const { appeal, ...way } = escalateBy(actor, before, packs)
    const said = { id: uuidv7(), by: actor.personId, reason: input.reason }
    const escalation = escalationOf(appeal, way, said, work.now)
    await work.manager.insert(escalationTable, escalation)
    work.record(appealEscalated, factOfEscalation(appeal, escalation))
    await tellOfEscalation(work, appeal, escalation)
    return appeal
  })
}

/** The appeal escalated by somebody, from the highest of their posts that has a superior; refuses as the rules do. */
export function escalateBy(
  actor: Actor,
  before: Appeal,
  packs: readonly ProcedurePack[],
): ReturnType<typeof decideEscalate> {
  return decideEscalate(before, promisedAmong(packs, before), postsAt(actor, before.projectPath))
}

export interface DecideEscalationInput extends AppealCommand {
  readonly decision: string
}

/** P5.6.2.4, M4.6.1: the superior decides what was escalated to them. */
export function decideEscalation(
  store: Store,
  input: DecideEscalationInput,
  actor: Actor,
): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.decideEscalation'], input, actor, async (before, work) => {
    const known = (await escalationsOf(work.manager, [before.id])).get(before.id) ?? []
    const { appeal, escalation } = decideBy(actor, before, known)
    const after = decided(escalation, input.decision, actor.personId, work.now)
    await work.manager.update(escalationTable, { id: after.id }, after)
    work.record(escalationDecided, factOfEscalation(appeal, after))
    return appeal
  })
}

/** What the actor has to decide of an appeal; refuses as the rules do. */
export function decideBy(
  actor: Actor,
  before: Appeal,
  known: readonly Escalation[],
): { appeal: Appeal; escalation: Escalation } {
  const escalation = escalationFor(known, postsAt(actor, before.projectPath))
  return { appeal: move(before, 'decideEscalation'), escalation }
}

/** The posts that somebody holds at a place. */
export function postsAt(actor: Actor, path: string): Role[] {
  return actor.grants.filter(({ scope }) => covers(scope, path)).map(({ role }) => role)
}

/** A fact about an escalation, under the clause that led it up. */
export function factOfEscalation(
  appeal: Appeal,
  { id: escalationId, fromRole: from, toRole: to, clause }: Escalation,
): NewFact<{ appealId: string; version: number; escalationId: string; from: Role; to: Role }> {
  return { ...factOf(appeal, 'escalate', { escalationId, from, to }), clauses: [clause] }
}
