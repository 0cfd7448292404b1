import type { Store } from '@shouwen/transactions/store'
import { personTable } from './organisation-tables'
import type { Person } from '../domain/organisation'

/**
 * Whose account a subject is, in whichever group: the one question that is asked before anybody's group is known, so it
 * runs under the job role.
 */
export function accountOfSubject(store: Store, subject: string): Promise<Person | null> {
  return store.asJob(({ manager }) => manager.findOneBy(personTable, { subject }))
}
