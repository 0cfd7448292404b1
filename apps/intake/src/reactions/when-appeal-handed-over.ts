import { appealHandedOver } from '@shouwen/events/dispatch'
import { handoverNoted } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { allows, move } from '../domain/transitions'
import { lockWithOthers, saveWithOthers } from '../store/appeals'
import { recordChange } from '../use-cases/change-appeal'
import { tellOf } from '../use-cases/tell-of'

/** P5.2.1, M4.4: it is in the hands of a department, and whoever has to act on it is told. */
export const whenAppealHandedOver = when(appealHandedOver, async ({ data }, work) => {
  const before = await lockWithOthers(work, data.appealId)
  if (!allows(before, 'noteHandover')) return
  const appeal = move(before, 'noteHandover', { departmentId: data.departmentId })
  await saveWithOthers(work, before, appeal)
  recordChange(work, handoverNoted, appeal, 'noteHandover', { departmentId: data.departmentId })
  const { handoverId: cause, staffId } = data
  await tellOf(work, appeal, {
    on: 'handedOver',
    cause,
    responsible: staffId === null ? null : { staff: staffId },
  })
})
