import { appealHandedOver } from '@shouwen/events/dispatch'
import { handoverNoted } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { allows, move } from '../domain/transitions'
import { lockAppeal, saveAppeal } from '../store/appeals'
import { recordChange } from '../use-cases/change-appeal'

export const whenAppealHandedOver = when(appealHandedOver, async ({ data }, work) => {
  const before = await lockAppeal(work, data.appealId)
  if (!allows(before, 'noteHandover')) return
  const appeal = move(before, 'noteHandover', { departmentId: data.departmentId })
  await saveAppeal(work, before, appeal)
  recordChange(work, handoverNoted, appeal, 'noteHandover', { departmentId: data.departmentId })
})
