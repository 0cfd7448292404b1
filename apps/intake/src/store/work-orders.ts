import { written } from '@shouwen/transactions/asked-together'
import type { Work } from '@shouwen/transactions/work'

/** What a fact of dispatch tells of a work order. */
export interface OrderTold {
  readonly workOrderId: string
  readonly appealId: string
  /** Over for its department: done, or passed on. */
  readonly done: boolean
  /** P5.6.1: done, and the customer has still to accept it. */
  readonly awaitsAcceptance: boolean
  readonly version: number
}

/** Keeps where an order stands; an older fact never overwrites a newer one. */
export function keepWorkOrder({ together }: Work, told: OrderTold): Promise<void> {
  return together(keepWorkOrders, told)
}

const keepWorkOrders = written<OrderTold>(({ manager, groupId }, told) =>
  manager.query(
    `insert into known_work_orders (work_order_id, group_id, appeal_id, done, awaits_acceptance, version)
     select "workOrderId", $1, "appealId", done, "awaitsAcceptance", version
       from jsonb_to_recordset($2::jsonb)
              as told ("workOrderId" uuid, "appealId" uuid, done boolean, "awaitsAcceptance" boolean, version int)
      order by "workOrderId"
     on conflict (work_order_id) do update
       set done = excluded.done, awaits_acceptance = excluded.awaits_acceptance, version = excluded.version
     where known_work_orders.version < excluded.version`,
    [groupId, JSON.stringify(told)],
  ),
)

/** P5.6.6.2: keeps who was the first to accept an order, and when. */
export async function keepAcceptance(
  { manager, groupId }: Work,
  told: {
    readonly workOrderId: string
    readonly appealId: string
    readonly staffId: string
    readonly at: string
  },
): Promise<void> {
  await manager.query(
    `insert into known_work_orders (work_order_id, group_id, appeal_id, done, awaits_acceptance, version, accepted_by, accepted_at)
     values ($1, $2, $3, false, false, 1, $4, $5)
     on conflict (work_order_id) do update
       set accepted_by = excluded.accepted_by, accepted_at = excluded.accepted_at
     where known_work_orders.accepted_at is null or known_work_orders.accepted_at > excluded.accepted_at`,
    [told.workOrderId, groupId, told.appealId, told.staffId, told.at],
  )
}
