import type { Work } from '@shouwen/transactions/work'
import type { OrderMoment } from '../domain/order-pauses'
import { lockAppeal, saveAppeal } from '../store/appeals'
import { keepOrderMoment } from '../store/standing-still'
import { keepClocks } from './keep-clocks'

/** Something happened to a work order that stands still, or stood: kept, and the clocks of its appeal brought up to it. */
export async function noteOrderMoment(work: Work, appealId: string, moment: OrderMoment): Promise<void> {
  const appeal = await lockAppeal(work, appealId)
  await keepOrderMoment(work, appealId, moment)
  if (!appeal.stands) await saveAppeal(work, appealId, { stands: true })
  await keepClocks(work, { ...appeal, stands: true, isNew: false })
}
