import { customerLinked } from '@shouwen/events/customer-profile'
import type { Store } from '@shouwen/transactions/store'
import { identify } from '../domain/customer'
import { settleLink } from '../store/pending-links'
import type { PendingLink } from '../store/tables'
import { recordCustomer } from './record-customer'

/** A caller as the receiver wrote them down; null when the appeal's customer is known meanwhile. */
export type Caller = { readonly name: string; readonly telephone: string } | null

/** C0.2, ADR 0006: the caller of an appeal is the customer of this name and telephone, or becomes one. */
export function linkCaller(store: Store, link: PendingLink, caller: Caller): Promise<void> {
  const { appealId, projectPath, correlationId, causationId } = link
  return store.inTenant(
    link.groupId,
    async (work) => {
      if (!(await settleLink(work, appealId)) || caller === null) return
      const { customerId, made } = await recordCustomer(work, {
        identity: identify(caller),
        relation: 'caller',
        unitId: link.unitId,
        paths: [projectPath],
      })
      work.record(customerLinked, {
        subject: `appeal/${appealId}`,
        appealId,
        projectPath,
        clauses: ['C0.2'],
        data: { appealId, customerId, made },
      })
    },
    { correlationId, causationId },
  )
}
