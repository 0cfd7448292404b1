import type { Work } from '@shouwen/transactions/work'

/** Which order of which appeal. */
interface Order {
  readonly appealId: string
  readonly workOrderId: string
}

/** Somebody took an order; whoever had it before has it no more. */
export async function takeOrder(
  { manager, groupId }: Work,
  { appealId, workOrderId }: Order,
  staffId: string,
): Promise<void> {
  await manager.query(
    `insert into orders_in_hand (work_order_id, group_id, appeal_id, staff_id) values ($1, $2, $3, $4)
     on conflict (work_order_id) do update set staff_id = excluded.staff_id, done = false`,
    [workOrderId, groupId, appealId, staffId],
  )
}

/** The work is done, or is to be gone on with by whoever did it. */
export async function markOrder(
  { manager }: Work,
  { workOrderId }: Pick<Order, 'workOrderId'>,
  done: boolean,
): Promise<void> {
  await manager.query('update orders_in_hand set done = $2 where work_order_id = $1', [workOrderId, done])
}

/** Nobody has it in hand. */
export async function dropOrder(
  { manager }: Work,
  { workOrderId }: Pick<Order, 'workOrderId'>,
): Promise<void> {
  await manager.query('delete from orders_in_hand where work_order_id = $1', [workOrderId])
}

/** Nothing of a closed appeal is in anybody's hands. */
export async function dropOrdersOf({ manager }: Work, appealId: string): Promise<void> {
  await manager.query('delete from orders_in_hand where appeal_id = $1', [appealId])
}
