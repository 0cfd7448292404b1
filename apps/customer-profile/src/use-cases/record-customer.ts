import { customerRegistered, relationLearned } from '@shouwen/events/customer-profile'
import type { CustomerRelation } from '@shouwen/vocabulary/organisation'
import type { Work } from '@shouwen/transactions/work'
import { v7 as uuidv7 } from 'uuid'
import { betterRelation, type Identity } from '../domain/customer'
import { findOrInsert, joinHousehold, knowAt, saveRelation } from '../store/customers'

/** Somebody as they are told of: by a member of staff, or by an appeal. */
export interface Told {
  readonly identity: Identity
  readonly relation: CustomerRelation
  readonly unitId: string | null
  /** Where they are known from now on. */
  readonly paths: readonly string[]
}

/**
 * C0.2: one person, one row. Finds the customer of this name and telephone or makes one, adds what is news of them,
 * and announces either.
 */
export async function recordCustomer(work: Work, told: Told): Promise<{ customerId: string; made: boolean }> {
  const { identity, relation, unitId } = told
  const { customer, made } = await findOrInsert(work, { id: uuidv7(), relation, ...identity })
  const joined = unitId !== null && (await joinHousehold(work, customer.id, unitId, relation))
  await knowAt(work, customer.id, told.paths)
  const better = betterRelation(customer.relation, relation)
  if (better !== customer.relation) await saveRelation(work, { ...customer, relation: better })
  const about = { subject: `customer/${customer.id}`, clauses: ['C0.2', 'C1.static'] } as const
  if (made) {
    work.record(customerRegistered, { ...about, data: { customerId: customer.id, relation, unitId } })
  } else if (joined || better !== customer.relation) {
    work.record(relationLearned, { ...about, data: { customerId: customer.id, relation: better, unitId } })
  }
  return { customerId: customer.id, made }
}
