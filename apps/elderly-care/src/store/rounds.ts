import { Refusal } from '@shouwen/vocabulary/refusal'
import type { JobWork, Work } from '@shouwen/transactions/work'
import type { CareVisit, Round } from '../domain/round'
import { elderTable, projectTable, roundTable, visitTable, type KnownProject } from './tables'

/** Visits written in one statement at the most. */
const BATCH = 500

/** Puts a round in, unless the project's day has one: null when this is the first, else that one. */
export async function claimRound(work: Work, round: Round): Promise<Round | null> {
  const { raw }: { raw: unknown[] } = await work.manager
    .createQueryBuilder()
    .insert()
    .into(roundTable)
    .values(round)
    .orIgnore()
    .returning('id')
    .execute()
  if (raw.length > 0) return null
  return work.manager.findOneByOrFail(roundTable, { projectId: round.projectId, date: round.date })
}

export async function insertVisits(work: Work, visits: readonly CareVisit[]): Promise<void> {
  for (let start = 0; start < visits.length; start += BATCH) {
    await work.manager.insert(visitTable, visits.slice(start, start + BATCH))
  }
}

/** The visit, locked until the transaction ends. Refuses with NOT_FOUND. */
export async function lockVisit(work: Work, id: string): Promise<CareVisit> {
  const visit = await work.manager.findOne(visitTable, { where: { id }, lock: { mode: 'pessimistic_write' } })
  if (visit === null) throw new Refusal('NOT_FOUND', { what: 'care visit', id })
  return visit
}

export async function saveVisit(work: Work, visit: CareVisit): Promise<void> {
  await work.manager.update(visitTable, { id: visit.id }, visit)
}

/** Every project, of whichever group, that has elders. */
export function projectsWithElders({ manager }: JobWork): Promise<KnownProject[]> {
  return manager
    .createQueryBuilder(projectTable, 'project')
    .where((query) => {
      const elders = query.subQuery().select('1').from(elderTable, 'elder')
      return `exists ${elders.where('elder.projectId = project.projectId').getQuery()}`
    })
    .orderBy('project.projectId', 'ASC')
    .getMany()
}

/** Whether the project's day has its round. */
export function hasRound({ manager }: JobWork, projectId: string, date: string): Promise<boolean> {
  return manager.existsBy(roundTable, { projectId, date })
}
