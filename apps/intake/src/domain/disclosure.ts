import type { PlaybookStep, ProcedurePack, SecretsRule } from '@shouwen/procedure/pack'
import type { DisclosureGround, DisclosurePart } from '@shouwen/vocabulary/privacy'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Appeal } from './appeal'
import type { OpenedStep, RunningPlaybook } from './steps'
import { requiredText } from './texts'

/** Who is given something that is kept: a member of staff, or somebody outside the house by name. */
export interface Recipient {
  readonly toStaff: string | null
  readonly toOutsider: string | null
}

/** P5.6.3.3: parts of an appeal that somebody else may be given, until it ends. */
export interface DisclosureGrant extends Recipient {
  id: string
  groupId: string
  appealId: string
  parts: readonly DisclosurePart[]
  ground: DisclosureGround
  reason: string
  clause: string
  grantedBy: string
  grantedAt: Date
  endsAt: Date
  revokedBy: string | null
  revokedAt: Date | null
}

/** P5.6.3.3, P5.6.5.1: something kept was given to somebody. Append-only, and never the words themselves. */
export interface Disclosure extends Recipient {
  readonly id: string
  readonly groupId: string
  readonly appealId: string
  /** Null: handed over in a step of a playbook. */
  readonly grantId: string | null
  readonly parts: readonly DisclosurePart[]
  /** What was handed over in a step, as it was written down there. */
  readonly what: string | null
  readonly ground: DisclosureGround
  readonly clause: string
  readonly disclosedBy: string
  readonly disclosedAt: Date
}

/** What somebody asks for when they let somebody else have something kept. */
export interface GrantAsked extends Recipient {
  readonly id: string
  readonly by: string
  readonly parts: readonly DisclosurePart[]
  readonly ground: DisclosureGround
  readonly reason: string
  readonly days: number
}

/** Grants of one appeal that may be in force at once. */
export const GRANTS_IN_FORCE = 20

/** How long what was disclosed may be kept on a screen, and a repeat of its key is answered. */
export const SHOWN_MS = 15 * 60_000

const DAY_MS = 86_400_000

/** Who grants disclosures by a procedure, and for how long. Refuses with DISCLOSURE_NOT_IN_PROCEDURE. */
export function requireSecretsRule({ secrets }: Pick<ProcedurePack, 'secrets'>): SecretsRule {
  if (!secrets) throw new Refusal('DISCLOSURE_NOT_IN_PROCEDURE')
  return secrets
}

/** P5.6.3.3: a grant, for a while. Refuses with INPUT_INVALID, GRANTS_EXHAUSTED, DISCLOSURE_NOT_YET. */
export function decideGrant(
  appeal: Appeal,
  { mostDays, clause }: SecretsRule,
  running: readonly RunningPlaybook[],
  inForce: number,
  asked: GrantAsked,
  now: Date,
): DisclosureGrant {
  const problems = [
    ...((asked.toStaff === null) === (asked.toOutsider === null)
      ? ['name either a member of staff or somebody outside, one of the two']
      : []),
    ...(asked.parts.length === 0 ? ['name at least one part'] : []),
    ...(Number.isInteger(asked.days) && asked.days >= 1 && asked.days <= mostDays
      ? []
      : [`days must be between 1 and ${mostDays}`]),
  ]
  if (problems.length > 0) throw new Refusal('INPUT_INVALID', { problems: problems.join('; ') })
  requireDisclosable(running)
  if (inForce >= GRANTS_IN_FORCE) throw new Refusal('GRANTS_EXHAUSTED', { limit: GRANTS_IN_FORCE })
  return {
    id: asked.id,
    groupId: appeal.groupId,
    appealId: appeal.id,
    toStaff: asked.toStaff,
    toOutsider: asked.toOutsider === null ? null : requiredText('callerName', asked.toOutsider),
    parts: [...new Set(asked.parts)],
    ground: asked.ground,
    reason: requiredText('reason', asked.reason),
    clause,
    grantedBy: asked.by,
    grantedAt: now,
    endsAt: new Date(now.getTime() + asked.days * DAY_MS),
    revokedBy: null,
    revokedAt: null,
  }
}

/**
 * P5.6.5.1: where a step of its playbooks is a disclosure, nothing is disclosed before that step can be done: the officer
 * has vouched and signed. Refuses with DISCLOSURE_NOT_YET.
 */
export function requireDisclosable(running: readonly RunningPlaybook[]): void {
  for (const { steps } of running) {
    const waiting = steps.find(({ rule, standing }) => rule.discloses !== undefined && standing === 'waiting')
    if (waiting === undefined) continue
    const before = steps
      .slice(0, steps.indexOf(waiting))
      .filter(({ standing }) => standing === 'waiting' || standing === 'open')
    const after = before.map(({ rule }) => rule.zh).join('、')
    throw new Refusal('DISCLOSURE_NOT_YET', { after, clause: waiting.rule.clause })
  }
}

/** Whether anything is disclosed under a grant at an instant. */
export function isGrantInForce({ endsAt, revokedAt }: DisclosureGrant, now: Date): boolean {
  return revokedAt === null && now < endsAt
}

/** Refuses with GRANT_NOT_IN_FORCE a grant that has ended or was revoked. */
export function requireGrantInForce(grant: DisclosureGrant, now: Date): void {
  if (!isGrantInForce(grant, now)) throw new Refusal('GRANT_NOT_IN_FORCE', { clause: grant.clause })
}

/** The grant revoked. Refuses with GRANT_NOT_IN_FORCE. */
export function decideRevokeGrant(grant: DisclosureGrant, by: string, now: Date): DisclosureGrant {
  requireGrantInForce(grant, now)
  return { ...grant, revokedBy: by, revokedAt: now }
}

/** P5.6.3.3: what is given under a grant, as the log has it. */
export function disclosureUnder(
  grant: DisclosureGrant,
  made: { readonly id: string; readonly by: string },
  now: Date,
): Disclosure {
  requireGrantInForce(grant, now)
  const { groupId, appealId, toStaff, toOutsider, parts, ground, clause } = grant
  return {
    id: made.id,
    groupId,
    appealId,
    grantId: grant.id,
    toStaff,
    toOutsider,
    parts,
    what: null,
    ground,
    clause,
    disclosedBy: made.by,
    disclosedAt: now,
  }
}

/** P5.6.5.1: what a step that was done has handed over, as the log has it; null where the step is no disclosure. */
export function disclosureInStep(
  { rule, done }: { readonly rule: PlaybookStep; readonly done: OpenedStep },
  before: { readonly rules: readonly PlaybookStep[]; readonly opened: readonly OpenedStep[] },
  made: { readonly id: string; readonly by: string },
  now: Date,
): Disclosure | null {
  const { discloses, clause } = rule
  if (discloses === undefined || done.how !== 'done') return null
  const { to, what, ground } = discloses
  const said = before.opened.find(({ playbook, step }) => playbook === done.playbook && step === to.step)
  const value = said?.evidence?.[to.field] ?? null
  const asked = before.rules.find(({ code }) => code === to.step)?.asks.find(({ code }) => code === to.field)
  return {
    id: made.id,
    groupId: done.groupId,
    appealId: done.appealId,
    grantId: null,
    toStaff: null,
    toOutsider: asked?.options?.find(({ code }) => code === value)?.zh ?? value ?? asked?.zh ?? to.field,
    parts: [],
    what: done.evidence?.[what] ?? null,
    ground,
    clause,
    disclosedBy: made.by,
    disclosedAt: now,
  }
}
