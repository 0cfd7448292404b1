import type { Work } from '@shouwen/transactions/work'
import { lockAppeal, waitingAppeals } from '../store/appeals'
import { keepClocks } from './keep-clocks'

/** A procedure or a project has arrived: whoever of the group waited for it gets its clocks, from when they began. */
export async function resumeWaiting(work: Work): Promise<void> {
  for (const { appealId } of await waitingAppeals(work))
    await keepClocks(work, await lockAppeal(work, appealId))
}
