import { written } from '@shouwen/transactions/asked-together'
import { rowsOf, writeRows } from '@shouwen/transactions/table-rows'
import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { Not } from 'typeorm'
import type { Handover } from '../domain/handover'
import type { WorkOrder } from '../domain/work-order'
import { handoverTable, workOrderTable } from './work-tables'

const orderRows = rowsOf(workOrderTable, 'is refused')
const handoverRows = rowsOf(handoverTable, 'is refused')

/** Writes a new order down. */
export function insertWorkOrder({ together }: Work, order: WorkOrder): Promise<void> {
  return together(insertWorkOrders, order)
}

const insertWorkOrders = written<WorkOrder>(({ manager }, orders) => writeRows(manager, orderRows, orders))

/** Writes a hand-over down. */
export function insertHandover({ together }: Work, handover: Handover): Promise<void> {
  return together(insertHandovers, handover)
}

const insertHandovers = written<Handover>(({ manager }, handovers) =>
  writeRows(manager, handoverRows, handovers),
)

/** An order as it is before it is locked: where it belongs never changes. Refuses with NOT_FOUND. */
export async function findWorkOrder({ manager }: Work, id: string): Promise<WorkOrder> {
  const order = await manager.findOneBy(workOrderTable, { id })
  if (order === null) throw new Refusal('NOT_FOUND', { what: 'work order', id })
  return order
}

/** The order, locked until the transaction ends. Refuses with NOT_FOUND. */
export async function lockWorkOrder({ manager }: Work, id: string): Promise<WorkOrder> {
  const order = await manager.findOne(workOrderTable, { where: { id }, lock: { mode: 'pessimistic_write' } })
  if (order === null) throw new Refusal('NOT_FOUND', { what: 'work order', id })
  return order
}

/** Writes a changed order that this transaction has locked. */
export async function saveWorkOrder({ manager }: Work, order: WorkOrder): Promise<void> {
  await manager.update(workOrderTable, { id: order.id }, order)
}

/** The departments that still have an order of the appeal: taken or not, paused, or refused. */
export async function workingDepartments({ manager }: Work, appealId: string): Promise<string[]> {
  const open = await manager
    .createQueryBuilder(workOrderTable, 'work')
    .where(`work.appealId = :appealId and work.status not in ('done', 'reassigned')`, { appealId })
    .getMany()
  return open.map(({ departmentId }) => departmentId)
}

/** The hand-overs of the appeal, oldest first; those of departments that only joined are not among them. */
export function handoversInTurn({ manager }: Work, appealId: string): Promise<Handover[]> {
  return manager.find(handoverTable, {
    where: { appealId, rule: Not('joined') },
    order: { at: 'ASC', id: 'ASC' },
  })
}
