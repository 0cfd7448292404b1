import type { Store } from '@shouwen/transactions/store'
import { In, LessThanOrEqual, MoreThan, type EntityManager } from 'typeorm'
import { departmentsWith, postsWith } from '../domain/absence'
import type { Person } from '../domain/organisation'
import { personTable } from './organisation-tables'
import { absenceTable } from './roster-tables'

/**
 * Whose account a subject is, in whichever group: the one question that is asked before anybody's group is known, so it
 * runs under the job role. A deputy holds the posts of whom they stand in for as long as the absence lasts, by the clock.
 */
export function accountOfSubject(store: Store, subject: string): Promise<Person | null> {
  return store.asJob(async ({ manager, now }) => {
    const person = await manager.findOneBy(personTable, { subject })
    if (person === null || person.kind !== 'staff') return person
    const away = await standsInFor(manager, person.id, now)
    return {
      ...person,
      posts: postsWith(person.posts, away),
      departmentIds: departmentsWith(person.departmentIds, away),
    }
  })
}

/** Who is away now, and has named somebody as deputy. Whoever was dismissed has left no posts. */
async function standsInFor(manager: EntityManager, deputyId: string, now: Date): Promise<Person[]> {
  const absences = await manager.findBy(absenceTable, {
    deputyId,
    from: LessThanOrEqual(now),
    to: MoreThan(now),
  })
  if (absences.length === 0) return []
  return manager.findBy(personTable, { id: In(absences.map(({ staffId }) => staffId)) })
}
