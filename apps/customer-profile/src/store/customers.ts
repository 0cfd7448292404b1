import { Refusal } from '@shouwen/vocabulary/refusal'
import type { CustomerRelation } from '@shouwen/vocabulary/organisation'
import { written } from '@shouwen/transactions/asked-together'
import type { Work } from '@shouwen/transactions/work'
import type { EntityManager } from 'typeorm'
import type { Customer, Identity } from '../domain/customer'
import { customerTable, householdTable } from './tables'

/**
 * The row of this person, locked until the transaction ends: the one that is there, or the new one.
 * Two who register the same person at once get the same row.
 */
export async function findOrInsert(
  work: Work,
  fresh: { readonly id: string; readonly relation: CustomerRelation } & Identity,
): Promise<{ customer: Customer; made: boolean }> {
  const { id, name, nameKey, telephone, relation } = fresh
  const inserted: unknown[] = await work.manager.query(
    `insert into customers (id, group_id, name, name_key, telephone, relation, registered_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict on constraint one_row_per_person do nothing returning 1`,
    [id, work.groupId, name, nameKey, telephone, relation, work.now],
  )
  const customer = await work.manager.findOneOrFail(customerTable, {
    where: { groupId: work.groupId, telephone, nameKey },
    lock: { mode: 'pessimistic_write' },
  })
  return { customer, made: inserted.length > 0 }
}

/** Refuses with NOT_FOUND: row-level security shows no other group's customers. */
export async function requireCustomer(manager: EntityManager, id: string): Promise<Customer> {
  const customer = await manager.findOneBy(customerTable, { id })
  if (customer === null) throw new Refusal('NOT_FOUND', { what: 'customer', id })
  return customer
}

export async function saveRelation(work: Work, customer: Customer): Promise<void> {
  await work.manager.update(customerTable, { id: customer.id }, { relation: customer.relation })
}

/** Writes down that a customer belongs to a unit; returns whether that is news. */
export async function joinHousehold(
  work: Work,
  customerId: string,
  unitId: string,
  relation: CustomerRelation,
): Promise<boolean> {
  const known = await work.manager.findOneBy(householdTable, { customerId, unitId })
  if (known !== null && (known.relation === relation || relation === 'caller')) return false
  const row = { customerId, unitId, groupId: work.groupId, relation, since: known?.since ?? work.now }
  await work.manager.upsert(householdTable, row, ['customerId', 'unitId'])
  return true
}

/** Brings a customer into the sight of the staff of these places. */
export async function knowAt(
  { together }: Work,
  customerId: string,
  paths: readonly string[],
): Promise<void> {
  await Promise.all(paths.map((path) => together(placeAll, { customerId, path })))
}

const placeAll = written<{ readonly customerId: string; readonly path: string }>(
  ({ manager, groupId }, placed) =>
    manager.query(
      `insert into customer_places (customer_id, path, group_id)
       select customer.id, placed.path, $2
         from jsonb_to_recordset($1::jsonb) as placed ("customerId" uuid, path text)
         join customers customer on customer.id = placed."customerId"
       on conflict do nothing`,
      [JSON.stringify(placed), groupId],
    ),
)
