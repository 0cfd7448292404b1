import type { ProcedurePack } from '@shouwen/procedure/pack'
import { below, superiorOf } from '@shouwen/procedure/superiors'
import type { Role } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { v5 as uuidv5 } from 'uuid'
import type { Appeal } from './appeal'
import { requiredText } from './texts'
import { allows, move } from './transitions'

/** What exceeded somebody's authority, and what their superior decided. */
export interface Escalation {
  id: string
  groupId: string
  appealId: string
  fromRole: Role
  toRole: Role
  clause: string
  reason: string
  /** Null: the house itself, when a clock ran out or reached a rung of its ladder (M4.6.1). */
  escalatedBy: string | null
  escalatedAt: Date
  decision: string | null
  decidedBy: string | null
  decidedAt: Date | null
}

/**
 * P5.2.2, P5.6.2.4, M4.6.1, M4.7.1: what exceeds one's authority goes at once to one's superior, with the reason. Refuses
 * with NO_SUPERIOR.
 * @param posts that somebody holds at the appeal's project.
 */
export function decideEscalate(
  appeal: Appeal,
  pack: ProcedurePack,
  posts: readonly Role[],
): { appeal: Appeal; from: Role; to: Role; clause: string } {
  const moved = move(appeal, 'escalate')
  const way = superiorOf(pack, posts)
  if (way === null) throw new Refusal('NO_SUPERIOR')
  return { appeal: moved, ...way }
}

export function escalationOf(
  appeal: Appeal,
  way: { from: Role; to: Role; clause: string },
  said: { id: string; by: string | null; reason: string },
  now: Date,
): Escalation {
  return {
    id: said.id,
    groupId: appeal.groupId,
    appealId: appeal.id,
    fromRole: way.from,
    toRole: way.to,
    clause: way.clause,
    reason: requiredText('reason', said.reason),
    escalatedBy: said.by,
    escalatedAt: now,
    decision: null,
    decidedBy: null,
    decidedAt: null,
  }
}

/**
 * M4.6.1: what the house takes up by itself when a clock has run out whose rule says so; null where it says nothing, or the
 * matter was settled meanwhile. The escalation has the clock's id: there is one for each clock.
 */
export function decideEscalateOnBreach(
  appeal: Appeal,
  pack: ProcedurePack,
  clock: { readonly clockId: string; readonly code: string; readonly dueAt: string },
  now: Date,
): { appeal: Appeal; escalation: Escalation } | null {
  const rule = pack.clocks.find(({ code }) => code === clock.code)?.escalateOnBreach
  if (rule === undefined || !allows(appeal, 'escalate')) return null
  const way = { from: below(pack, rule.to), to: rule.to, clause: rule.clause }
  const said = { id: clock.clockId, by: null, reason: `时限已过(${clock.code},${clock.dueAt}),请决策。` }
  return { appeal: move(appeal, 'escalate'), escalation: escalationOf(appeal, way, said, now) }
}

/**
 * M4.6.1: what the house takes up when a clock that still runs has reached a rung of its ladder, for who stands on it; null where
 * the procedure has no such rung, or the matter was settled meanwhile. There is one escalation for each clock and rung.
 */
export function decideEscalateToRung(
  appeal: Appeal,
  pack: ProcedurePack,
  reached: { readonly clockId: string; readonly code: string; readonly dueAt: string; readonly rung: number },
  now: Date,
): { appeal: Appeal; escalation: Escalation } | null {
  const { clockId, code, dueAt, rung } = reached
  const ladder = pack.clocks.find((clock) => clock.code === code)?.ladder ?? []
  const [lower, rule] = [ladder[rung - 2], ladder[rung - 1]]
  if (rule === undefined || !allows(appeal, 'escalate')) return null
  const way = { from: lower?.to ?? below(pack, rule.to), to: rule.to, clause: rule.clause }
  const reason = `时限上报第 ${rung} 级(${code},到期 ${dueAt}),请决策。`
  const said = { id: uuidv5(`rung ${rung}`, clockId), by: null, reason }
  return { appeal: move(appeal, 'escalate'), escalation: escalationOf(appeal, way, said, now) }
}

/** What waits for the decision of somebody with these posts: the oldest first. Refuses with ESCALATION_NOT_OPEN. */
export function escalationFor(escalations: readonly Escalation[], posts: readonly Role[]): Escalation {
  const waiting = escalations.find(({ decidedAt, toRole }) => decidedAt === null && posts.includes(toRole))
  if (waiting === undefined) throw new Refusal('ESCALATION_NOT_OPEN')
  return waiting
}

export function decided(escalation: Escalation, decision: string, by: string, now: Date): Escalation {
  return { ...escalation, decision: requiredText('instruction', decision), decidedBy: by, decidedAt: now }
}

/** Nothing is settled while a superior has still to decide. Refuses with ESCALATION_OPEN. */
export function requireDecided(escalations: readonly Escalation[]): void {
  const open = escalations.find(({ decidedAt }) => decidedAt === null)
  if (open !== undefined) throw new Refusal('ESCALATION_OPEN', { clause: open.clause })
}
