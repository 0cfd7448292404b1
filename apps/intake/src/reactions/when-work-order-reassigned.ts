import { workOrderReassigned } from '@shouwen/events/dispatch'
import { departmentChanged } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { allows, move } from '../domain/transitions'
import { lockWithOthers, saveWithOthers } from '../store/appeals'
import { keepWorkOrder } from '../store/work-orders'
import { recordChange } from '../use-cases/change-appeal'

/** The order is over for who had it; the appeal follows, unless theirs was only the order of a department that joined. */
export const whenWorkOrderReassigned = when(workOrderReassigned, async ({ data }, work) => {
  const { workOrderId, appealId, version, fromDepartmentId, departmentId } = data
  await keepWorkOrder(work, { workOrderId, appealId, done: true, awaitsAcceptance: false, version })
  const before = await lockWithOthers(work, appealId)
  if (before.departmentId !== fromDepartmentId || departmentId === fromDepartmentId) return
  if (!allows(before, 'changeDepartment')) return
  const appeal = move(before, 'changeDepartment', { departmentId })
  await saveWithOthers(work, before, appeal)
  recordChange(work, departmentChanged, appeal, 'changeDepartment', { departmentId })
})
