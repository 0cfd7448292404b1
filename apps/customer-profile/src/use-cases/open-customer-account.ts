import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { accountOpened } from '@shouwen/events/customer-profile'
import type { Store } from '@shouwen/transactions/store'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { claimSubject } from '../store/accounts'
import { requireCustomer } from '../store/customers'
import { permissions } from './permissions'
import { requireAmong } from './require-among'

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
  const { operation } = permissions['Mutation.openCustomerAccount']
  return store.command({ operation, actor, input }, async (work) => {
    authorize(actor, permissions['Mutation.openCustomerAccount'], null)
    const { id: customerId } = await requireCustomer(work.manager, input.customerId)
    await requireAmong(work.manager, actor, permissions['Mutation.openCustomerAccount'], customerId)
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
