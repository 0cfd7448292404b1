import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { scopesFor } from '@shouwen/access/scope'
import type { Store } from '@shouwen/transactions/store'
import type { CustomerRelation } from '@shouwen/vocabulary/organisation'
import { identify } from '../domain/customer'
import { placeOfUnit } from '../store/known'
import { permissions } from './permissions'
import { recordCustomer } from './record-customer'

export interface RegisterCustomerInput {
  readonly idempotencyKey: string
  readonly name: string
  readonly telephone: string
  readonly relation: CustomerRelation
  readonly unitId: string | null
}

/** C1.static: writes a customer down, or finds the one that the group knows by this name and telephone. */
export function registerCustomer(
  store: Store,
  input: RegisterCustomerInput,
  actor: Actor,
): Promise<{ customerId: string }> {
  const { operation } = permissions['Mutation.registerCustomer']
  return store.command({ operation, actor, input }, async (work) => {
    authorize(actor, permissions['Mutation.registerCustomer'], null)
    const { unitId, relation } = input
    const path = unitId === null ? null : await placeOfUnit(work.manager, unitId)
    authorize(actor, permissions['Mutation.registerCustomer'], path)
    const paths = path === null ? scopesFor(actor, permissions['Mutation.registerCustomer']) : [path]
    const { customerId } = await recordCustomer(work, { identity: identify(input), relation, unitId, paths })
    return { customerId }
  })
}
