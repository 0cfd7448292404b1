import { scopesFor } from '@shouwen/access/scope'
import type { WorkOrder } from '../domain/work-order'
import { workOrdersById } from '../store/work-queries'
import { permissions } from '../use-cases/permissions'
import type { DispatchContext } from './context'
import { required } from './load'

/** An order after its change. Read anew, not from the request's batch: one request may change an order twice. */
export function changed(
  { workOrderId: id }: { readonly workOrderId: string },
  { actor, app, groupId }: DispatchContext,
): Promise<WorkOrder> {
  const found = app.store.read(groupId, async (manager) => {
    const rows = await workOrdersById(manager, actor, scopesFor(actor, permissions.WorkOrder), [id])
    return rows.get(id) ?? null
  })
  return required('work order', id, found)
}
