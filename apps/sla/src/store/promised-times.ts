import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { PromisedTime } from '../domain/extension'
import { promiseTable } from './life-tables'

/** Keeps a promised time that the customer agreed to; one that is told again changes nothing. */
export async function keepPromise({ manager, groupId }: Work, promised: PromisedTime): Promise<void> {
  await manager
    .createQueryBuilder()
    .insert()
    .into(promiseTable)
    .values({ ...promised, groupId })
    .orIgnore()
    .execute()
}

/** The promised time of a feedback. Refuses with NOT_YET_KNOWN where the customer agreed to none, as far as is known. */
export async function promiseOf({ manager }: Work, feedbackId: string): Promise<PromisedTime> {
  const promised = await manager.findOneBy(promiseTable, { feedbackId })
  if (promised === null) throw new Refusal('NOT_YET_KNOWN', { what: 'promised time', id: feedbackId })
  return promised
}
