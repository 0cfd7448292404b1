import type { Actor } from '@shouwen/access/actor'
import { authorize, caseOf } from '@shouwen/access/permission'
import { linkMade, linkRevoked } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { v7 as uuidv7 } from 'uuid'
import { decideLink, decideRevokeLink } from '../domain/customer-link'
import { lockAppeal } from '../store/appeals'
import { linksInForce, lockLink } from '../store/customer-links'
import { customerLinkTable } from '../store/tables'
import { aboutAppeal } from './change-appeal'
import { permissions } from './permissions'

/** The clause of everything that is done with links: information is symmetric. */
export const linkClauses = ['C0.3'] as const

export interface LinkForCustomerInput {
  readonly idempotencyKey: string
  readonly appealId: string
  readonly days: number
}

/** C0.3: who receives at the appeal's project makes a link by which its customer sees it. Its token is kept nowhere. */
export function linkForCustomer(
  store: Store,
  input: LinkForCustomerInput,
  actor: Actor,
): Promise<{ linkId: string }> {
  const permission = permissions['Mutation.linkForCustomer']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const appeal = await lockAppeal(work, input.appealId)
    authorize(actor, caseOf(permission, appeal.projectKind), appeal.projectPath)
    const asked = { id: uuidv7(), by: actor.personId, days: input.days }
    const link = decideLink(appeal, await linksInForce(work, appeal.id), asked, work.now)
    await work.manager.insert(customerLinkTable, link)
    work.record(linkMade, {
      ...aboutAppeal(appeal, linkClauses),
      data: { appealId: appeal.id, linkId: link.id, endsAt: link.endsAt.toISOString() },
    })
    return { linkId: link.id }
  })
}

export interface RevokeCustomerLinkInput {
  readonly idempotencyKey: string
  readonly linkId: string
}

/** C0.3: a link that came into wrong hands, or is needed no more, opens nothing from now on. */
export function revokeCustomerLink(
  store: Store,
  input: RevokeCustomerLinkInput,
  actor: Actor,
): Promise<{ linkId: string }> {
  const permission = permissions['Mutation.revokeCustomerLink']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const link = await lockLink(work, input.linkId)
    if (link === null) throw new Refusal('NOT_FOUND', { what: 'link', id: input.linkId })
    const appeal = await lockAppeal(work, link.appealId)
    authorize(actor, caseOf(permission, appeal.projectKind), appeal.projectPath)
    const revoked = decideRevokeLink(link, actor.personId, work.now)
    await work.manager.update(customerLinkTable, { id: link.id }, revoked)
    work.record(linkRevoked, {
      ...aboutAppeal(appeal, linkClauses),
      data: { appealId: appeal.id, linkId: link.id },
    })
    return { linkId: link.id }
  })
}
