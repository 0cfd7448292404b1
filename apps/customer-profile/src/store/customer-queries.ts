import type { Cursor } from '@shouwen/subgraph/connection'
import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager } from 'typeorm'
import type { Customer } from '../domain/customer'
import type { CustomerSearch } from '../domain/search'
import { inScopes, seenBy, type Sight } from './sight-queries'
import { customerTable, placeTable } from './tables'

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

/** The places where each of these customers is known: who sees what of them in clear depends on it. */
export async function placesOf(
  manager: EntityManager,
  customerIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await manager.findBy(placeTable, { customerId: In([...customerIds]) })
  const byCustomer = groupedBy(rows, (row) => row.customerId)
  return new Map([...byCustomer].map(([id, places]) => [id, places.map(({ path }) => path)]))
}

/** A unit of a customer. */
export interface UnitOfCustomer {
  readonly customerId: string
  readonly unitId: string
}

/** The units of many customers in one query, the longest known first: for staff those of their own places. */
export async function unitsOf(
  manager: EntityManager,
  sight: Sight,
  customerIds: readonly string[],
): Promise<Map<string, UnitOfCustomer[]>> {
  const rows: UnitOfCustomer[] = await manager.query(
    `select household.customer_id as "customerId", household.unit_id as "unitId"
     from households household left join known_units unit using (unit_id)
     where household.customer_id = any($1) and ($2::text[] is null or ${inScopes('unit.project_path', '$2')})
     order by household.since, household.unit_id`,
    [customerIds, sight.of === 'places' ? sight.scopes : null],
  )
  return groupedBy(rows, (row) => row.customerId)
}

/** Residents of one unit at the most. */
const RESIDENTS_LIMIT = 20

/** The customers in sight who belong to these units, the longest known first; not who only called about one. */
export async function residentsOf(
  manager: EntityManager,
  sight: Sight,
  unitIds: readonly string[],
): Promise<Map<string, Customer[]>> {
  const households: { customerId: string; unitId: string }[] = await manager.query(
    `select household.customer_id as "customerId", unit.id as "unitId"
       from unnest($1::uuid[]) as unit (id)
      cross join lateral (
        select customer_id, since from households where unit_id = unit.id and relation <> 'caller' order by since, customer_id limit ${RESIDENTS_LIMIT}
      ) as household
      order by household.since, household.customer_id`,
    [unitIds],
  )
  const customers = await customersById(
    manager,
    sight,
    households.map(({ customerId }) => customerId),
  )
  const seen = households.flatMap(({ customerId, unitId }) => {
    const customer = customers.get(customerId)
    return customer === undefined ? [] : [{ unitId, customer }]
  })
  const byUnit = groupedBy(seen, ({ unitId }) => unitId)
  return new Map([...byUnit].map(([unitId, rows]) => [unitId, rows.map(({ customer }) => customer)]))
}
