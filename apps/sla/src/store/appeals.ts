import type { Work } from '@shouwen/transactions/work'
import type { Moment } from '../domain/moments'
import { appealTable, momentTable, type KnownAppeal } from './tables'

/**
 * The appeal, locked until the transaction ends; an empty row where nothing is known of it yet. Facts of different
 * services about one appeal thus wait for each other, and none misses what another has just written.
 */
export async function lockAppeal(work: Work, appealId: string): Promise<KnownAppeal> {
  await work.manager
    .createQueryBuilder()
    .insert()
    .into(appealTable)
    .values({ appealId, groupId: work.groupId, customerId: null, registration: null, waiting: false })
    .orIgnore()
    .execute()
  return work.manager.findOneOrFail(appealTable, { where: { appealId }, lock: { mode: 'pessimistic_write' } })
}

/** Writes what has become known of an appeal that this transaction has locked. */
export async function saveAppeal(work: Work, appeal: KnownAppeal): Promise<void> {
  await work.manager.update(appealTable, { appealId: appeal.appealId }, appeal)
}

/** Registered appeals of the group whose procedure or project was not known when they came. */
export function waitingAppeals({ manager }: Work): Promise<KnownAppeal[]> {
  return manager.find(appealTable, { where: { waiting: true }, order: { appealId: 'ASC' } })
}

/** Keeps a moment; one that is told again changes nothing. */
export async function keepMoment(work: Work, appealId: string, moment: Moment): Promise<void> {
  await work.manager
    .createQueryBuilder()
    .insert()
    .into(momentTable)
    .values({ ...moment, appealId, groupId: work.groupId })
    .orIgnore()
    .execute()
}

export function momentsOf({ manager }: Work, appealId: string): Promise<Moment[]> {
  return manager.find(momentTable, { where: { appealId } })
}
