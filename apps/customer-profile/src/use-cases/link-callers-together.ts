import { customerLinked } from '@shouwen/events/customer-profile'
import type { Store } from '@shouwen/transactions/store'
import type { Work } from '@shouwen/transactions/work'
import { identify } from '../domain/customer'
import { settleLink } from '../store/pending-links'
import type { PendingLink } from '../store/tables'
import { recordCustomer } from './record-customer'

/** An appeal whose caller has been found out. */
export interface Call {
  readonly link: PendingLink
  /** As the receiver wrote them down; null when the appeal's customer is known meanwhile. */
  readonly caller: { readonly name: string; readonly telephone: string } | null
}

/**
 * C0.2, ADR 0006: the caller of an appeal is the customer of this name and telephone, or becomes one. Several of a group in
 * one transaction, one after the other: two of them may be the same person.
 */
export async function linkCallersTogether(
  store: Store,
  groupId: string,
  calls: readonly Call[],
): Promise<void> {
  if (calls.length === 0) return
  await store.inTenant(groupId, async (work) => {
    for (const call of calls) {
      const { correlationId, causationId } = call.link
      await linkCaller(work.because({ correlationId, causationId }), call)
    }
  })
}

async function linkCaller(work: Work, { link, caller }: Call): Promise<void> {
  const { appealId, projectPath } = link
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
}
