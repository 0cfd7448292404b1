import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { customerRevealed } from '@shouwen/events/customer-profile'
import { currentReveal, revealClauses, shownUntil, writeReveal } from '@shouwen/transactions/reveals'
import type { Store } from '@shouwen/transactions/store'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { RevealReason } from '@shouwen/vocabulary/privacy'
import { requireCustomer } from '../store/customers'
import { permissions } from './permissions'
import { requireAmong } from './require-among'

export interface RevealCustomerInput {
  readonly idempotencyKey: string
  readonly customerId: string
  readonly reason: RevealReason
  readonly note: string | null
}

/** A customer in clear, for a while. */
export interface RevealedCustomer {
  readonly revealId: string
  readonly customerId: string
  readonly name: string
  readonly telephone: string
  readonly expiresAt: Date
}

/**
 * P5.6.3.3: shows somebody who sees customers masked the name and telephone of one, and writes that down.
 * What the mutation keeps for a repeat is the reveal's id: name and telephone are read anew, while it lasts.
 */
export async function revealCustomer(
  store: Store,
  input: RevealCustomerInput,
  actor: Actor,
): Promise<RevealedCustomer> {
  const permission = permissions['Mutation.revealCustomer']
  const { operation } = permission
  if (actor.kind !== 'staff') throw new Refusal('NOT_PERMITTED', { operation })
  const { customerId, reason } = input
  const { revealId, groupId } = await store.command({ operation, actor, input }, async (work) => {
    authorize(actor, permission, null)
    await requireCustomer(work.manager, customerId)
    const projectPath = await requireAmong(work.manager, actor, permission, customerId)
    const reveal = await writeReveal(work, { subjectId: customerId, reason, note: input.note })
    work.record(customerRevealed, {
      subject: `customer/${customerId}`,
      projectPath,
      clauses: revealClauses[reason],
      data: { customerId, revealId: reveal.id, reason },
    })
    return { revealId: reveal.id, groupId: work.groupId }
  })
  return store.read(groupId, async (manager) => {
    const reveal = await currentReveal(manager, revealId, store.clock.now())
    /** A repeat by somebody who has lost the post meanwhile shows nothing. */
    await requireAmong(manager, actor, permission, customerId)
    const { name, telephone } = await requireCustomer(manager, customerId)
    return { revealId, customerId, name, telephone, expiresAt: shownUntil(reveal) }
  })
}
