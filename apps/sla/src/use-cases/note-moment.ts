import type { Work } from '@shouwen/transactions/work'
import type { MomentKind } from '../domain/moments'
import { keepMoment, lockAppeal } from '../store/appeals'
import { keepClocks } from './keep-clocks'

/**
 * Something happened to an appeal: kept, and its clocks brought up to it.
 * @param fact the event that told of it.
 */
export async function noteMoment(
  work: Work,
  fact: { id: string; data: { appealId: string; at: string } },
  kind: MomentKind,
): Promise<void> {
  const { appealId, at } = fact.data
  const appeal = await lockAppeal(work, appealId)
  await keepMoment(work, appealId, { eventId: fact.id, kind, at: new Date(at) })
  await keepClocks(work, appeal)
}
