import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { disclosureGranted, disclosureRevoked } from '@shouwen/events/intake'
import type { SecretsRule } from '@shouwen/procedure/pack'
import type { Store } from '@shouwen/transactions/store'
import type { Work } from '@shouwen/transactions/work'
import type { DisclosureGround, DisclosurePart } from '@shouwen/vocabulary/privacy'
import { v7 as uuidv7 } from 'uuid'
import type { Appeal } from '../domain/appeal'
import { decideGrant, decideRevokeGrant, requireSecretsRule } from '../domain/disclosure'
import { lockAppeal } from '../store/appeals'
import { disclosureGrantTable } from '../store/disclosure-tables'
import { grantsInForce, lockGrant } from '../store/disclosures'
import { packsPromised, promisedAmong } from '../store/packs'
import { requireStaff } from '../store/staff'
import { stepsOf } from '../store/step-queries'
import { aboutAppeal } from './change-appeal'
import { runningOn } from './open-steps'
import { permissions } from './permissions'

export interface GrantDisclosureInput {
  readonly idempotencyKey: string
  readonly appealId: string
  readonly toStaff: string | null
  readonly toOutsider: string | null
  readonly parts: readonly DisclosurePart[]
  readonly ground: DisclosureGround
  readonly reason: string
  readonly days: number
}

/** P5.6.3.3: who the procedure names lets somebody else have what is kept, for a while. */
export function grantDisclosure(
  store: Store,
  input: GrantDisclosureInput,
  actor: Actor,
): Promise<{ grantId: string }> {
  const permission = permissions['Mutation.grantDisclosure']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const appeal = await lockAppeal(work, input.appealId)
    authorize(actor, permission, appeal.projectPath)
    const packs = await packsPromised(work.manager, [appeal])
    const rule = requireSecretsRule(promisedAmong(packs, appeal))
    requireGranter(actor, rule, appeal)
    const opened = (await stepsOf(work.manager, [appeal.id])).get(appeal.id) ?? []
    const { toStaff, toOutsider, parts, ground, reason, days } = input
    const asked = { id: uuidv7(), by: actor.personId, toStaff, toOutsider, parts, ground, reason, days }
    const inForce = await grantsInForce(work, appeal.id)
    const grant = decideGrant(appeal, rule, runningOn(appeal, packs, opened), inForce, asked, work.now)
    if (toStaff !== null) await requireStaff(work.manager, toStaff)
    await work.manager.insert(disclosureGrantTable, { ...grant, parts: [...grant.parts] })
    work.record(disclosureGranted, {
      ...aboutAppeal(appeal, [grant.clause]),
      data: {
        appealId: appeal.id,
        grantId: grant.id,
        toStaff,
        parts: [...grant.parts],
        ground,
        endsAt: grant.endsAt.toISOString(),
      },
    })
    return { grantId: grant.id }
  })
}

export interface RevokeDisclosureInput {
  readonly idempotencyKey: string
  readonly grantId: string
}

/** P5.6.3.3: from now on nothing is disclosed under a grant. */
export function revokeDisclosure(
  store: Store,
  input: RevokeDisclosureInput,
  actor: Actor,
): Promise<{ grantId: string }> {
  const permission = permissions['Mutation.revokeDisclosure']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const grant = await lockGrant(work, input.grantId)
    const appeal = await lockAppeal(work, grant.appealId)
    authorize(actor, permission, appeal.projectPath)
    await requireGranterOf(actor, appeal, work)
    const revoked = decideRevokeGrant(grant, actor.personId, work.now)
    const { revokedBy, revokedAt } = revoked
    await work.manager.update(disclosureGrantTable, { id: grant.id }, { revokedBy, revokedAt })
    work.record(disclosureRevoked, {
      ...aboutAppeal(appeal, [grant.clause]),
      data: { appealId: appeal.id, grantId: grant.id },
    })
    return { grantId: grant.id }
  })
}

/** Refuses with NOT_PERMITTED who holds none of the posts that the appeal's procedure names. */
export async function requireGranterOf(actor: Actor, appeal: Appeal, work: Work): Promise<void> {
  const packs = await packsPromised(work.manager, [appeal])
  requireGranter(actor, requireSecretsRule(promisedAmong(packs, appeal)), appeal)
}

function requireGranter(actor: Actor, { grantedBy: roles, clause }: SecretsRule, appeal: Appeal): void {
  authorize(actor, { ...permissions['Mutation.grantDisclosure'], roles, because: clause }, appeal.projectPath)
}
