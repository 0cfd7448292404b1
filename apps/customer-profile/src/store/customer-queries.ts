import type { Cursor } from '@shouwen/subgraph/connection'
import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager } from 'typeorm'
import type { Customer } from '../domain/customer'
import type { CustomerSearch } from '../domain/search'
import { seenBy, type Sight } from './sight-queries'
import { customerTable, householdTable, type Household } from './tables'

/** The customers of these ids that are in sight. */
export async function customersById(
  manager: EntityManager,
  sight: Sight,
  ids: readonly string[],
): Promise<Map<string, Customer>> {
  const rows = await manager
    .createQueryBuilder(customerTable, 'customer')
    .where('customer.id = any(:ids)', { ids: [...ids] })
    .andWhere(seenBy(sight))
    .getMany()
  return new Map(rows.map((row) => [row.id, row]))
}

/** A page of the customers in sight, newest first, with one more than the page holds. */
export function listCustomers(
  manager: EntityManager,
  sight: Sight,
  search: CustomerSearch,
  size: number,
  after: Cursor | null,
): Promise<Customer[]> {
  const query = manager.createQueryBuilder(customerTable, 'customer').where(seenBy(sight))
  if (search.by === 'telephone') {
    query.andWhere('customer.telephone = :telephone', { telephone: search.telephone })
  }
  if (search.by === 'name') {
    const prefix = `${search.prefix.replaceAll(/[%_\\]/g, String.raw`\$&`)}%`
    query.andWhere('customer.nameKey like :prefix', { prefix })
  }
  if (after) {
    query.andWhere('(customer.registeredAt, customer.id) < (:at, :id)', { at: after.at, id: after.id })
  }
  return query
    .orderBy('customer.registeredAt', 'DESC')
    .addOrderBy('customer.id', 'DESC')
    .take(size + 1)
    .getMany()
}

/** The units of many customers in one query, the first they were known by first. */
export async function householdsOf(
  manager: EntityManager,
  customerIds: readonly string[],
): Promise<Map<string, Household[]>> {
  const rows = await manager.find(householdTable, {
    where: { customerId: In([...customerIds]) },
    order: { since: 'ASC', unitId: 'ASC' },
  })
  return groupedBy(rows, (row) => row.customerId)
}
