import { appealReclassified } from '@shouwen/events/intake'
import { when } from '@shouwen/messaging/reaction'
import { lockAppeal, saveAppeal } from '../store/appeals'
import { keepKind } from '../store/bearings'
import { keepClocks } from '../use-cases/keep-clocks'

/** M4.2: clocks of what an appeal was taken for are cancelled; those of what it is count from its registration. */
export const whenAppealReclassified = when(appealReclassified, async ({ data }, work) => {
  const appeal = await lockAppeal(work, data.appealId)
  /** Facts about one appeal come in intake's order: what was reclassified was registered. */
  if (appeal.registration === null) return
  const { kind, category, grade, impact } = data
  const registration = { ...appeal.registration, kind, category, grade, impact }
  await saveAppeal(work, data.appealId, { registration })
  await keepClocks(work, { ...appeal, registration }, true)
  await keepKind(work, data.appealId, registration)
})
