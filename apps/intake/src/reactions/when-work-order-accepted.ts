import { workOrderAccepted } from '@shouwen/events/dispatch'
import { workBegun } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { allows, move } from '../domain/transitions'
import { lockWithOthers, saveWithOthers } from '../store/appeals'
import { keepAcceptance } from '../store/work-orders'
import { recordChange } from '../use-cases/change-appeal'

export const whenWorkOrderAccepted = when(workOrderAccepted, async ({ data }, work) => {
  await keepAcceptance(work, data)
  const before = await lockWithOthers(work, data.appealId)
  if (!allows(before, 'beginWork')) return
  const appeal = move(before, 'beginWork')
  await saveWithOthers(work, before, appeal)
  recordChange(work, workBegun, appeal, 'beginWork', { workOrderId: data.workOrderId })
})
