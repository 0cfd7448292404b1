import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { covers, scopesFor } from '@shouwen/access/scope'
import { accountOpened } from '@shouwen/events/customer-profile'
import type { Store } from '@shouwen/transactions/store'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { claimSubject } from '../store/accounts'
import { placesOf, requireCustomer } from '../store/customers'
import { openAccountPermission } from './permissions'

export interface OpenCustomerAccountInput {
  readonly idempotencyKey: string
  readonly customerId: string
  /** What the identity provider calls them. */
  readonly subject: string
}

/** C0.3: the customer may sign in, and sees their own appeals. */
export function openCustomerAccount(
  store: Store,
  input: OpenCustomerAccountInput,
  actor: Actor,
): Promise<{ customerId: string }> {
  const { operation } = openAccountPermission
  return store.command({ operation, actor, input }, async (work) => {
    authorize(actor, openAccountPermission, null)
    const { id: customerId } = await requireCustomer(work, input.customerId)
    const places = await placesOf(work, customerId)
    const scopes = scopesFor(actor, openAccountPermission)
    /** A customer of somebody else's projects only is none of this office's. */
    if (!places.some((place) => scopes.some((scope) => covers(scope, place)))) {
      throw new Refusal('NOT_PERMITTED', { operation })
    }
    const claimed = await claimSubject(work, input.subject, customerId)
    if (claimed === 'taken') throw new Refusal('ALREADY_REGISTERED', { what: 'account' })
    if (claimed === 'claimed') {
      work.record(accountOpened, {
        subject: `customer/${customerId}`,
        clauses: ['C0.3'],
        data: { customerId },
      })
    }
    return { customerId }
  })
}
