import type { Work } from '@shouwen/transactions/work'
import { v7 as uuidv7 } from 'uuid'
import { borne } from '../domain/bearing'
import { noticeBreach, settleClock } from '../domain/clock'
import { endOfStated, statedClock } from '../domain/imported'
import { whatHappenedTo, type FoundAppeal } from '../store/appeals'
import { endClock, insertClocks, lockClocks } from '../store/clocks'
import { recordEnded, recordOpened } from './keep-clocks'

/**
 * Brings the clock of a promise that was made elsewhere to where what is known of the appeal puts it. History without one
 * has no clock.
 * @param appeal locked by this transaction.
 */
export async function keepStatedClock(work: Work, appeal: FoundAppeal): Promise<void> {
  const { appealId, groupId, customerId, imported } = appeal
  if (imported === null || imported.promisedBy === null) return
  const { projectId, projectPath, promisedBy } = imported
  const [[known], { moments }] = await Promise.all([
    lockClocks(work, appealId),
    whatHappenedTo(work, appealId),
  ])
  const place = { id: uuidv7(), groupId, projectId, projectPath, customerId, appealId }
  const before = known ?? statedClock(imported, promisedBy, place)
  const after = noticeBreach(settleClock(before, endOfStated(moments)), work.now)
  if (known === undefined) {
    recordOpened(work, before)
    await insertClocks(work, [borne(after, { kind: imported.kind, category: null }, appeal)])
  } else if (after !== before) await endClock(work, after)
  if (after !== before) recordEnded(work, before, after)
}
