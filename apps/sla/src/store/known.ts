import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import { statedCalendar } from '@shouwen/calendar/stated-calendar'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Work } from '@shouwen/transactions/work'
import { LRUCache } from 'lru-cache'
import type { Registration } from '../domain/registration'
import { packTable, projectTable } from './tables'

/** What an appeal's clocks are made from. */
export interface Grounds {
  readonly pack: ProcedurePack
  readonly calendar: ProjectCalendar
}

/** The procedure that an appeal was promised under and its project's calendar; null while either is not known. */
export async function groundsOf(work: Work, registration: Registration): Promise<Grounds | null> {
  const { manager, askOnce } = work
  const { packId, packVersion, projectId } = registration
  const [pack, project] = await Promise.all([
    askOnce(`pack ${packId} ${packVersion}`, () => packOf(work, packId, packVersion)),
    askOnce(`project ${projectId}`, () => manager.findOneBy(projectTable, { projectId })),
  ])
  if (pack === null || project === null) return null
  return { pack, calendar: statedCalendar(project) }
}

/** Published versions, which never change: one is larger than everything else that a batch reads. */
const packs = new LRUCache<string, ProcedurePack>({ max: 500 })

async function packOf(
  { manager, groupId }: Work,
  packId: string,
  version: number,
): Promise<ProcedurePack | null> {
  const key = `${groupId} ${packId} ${version}`
  const known = packs.get(key)
  if (known !== undefined) return known
  const row = await manager.findOneBy(packTable, { packId, version })
  if (row !== null) packs.set(key, row.body)
  return row?.body ?? null
}

/**
 * Whoever finds a procedure or a project missing shares this lock of the group, and looks again under it; who brings one
 * has it alone. Else both could look, each before the other's commit, and an appeal would wait for ever.
 */
export async function lockArrivals(work: Work, as: 'waiting' | 'arriving'): Promise<void> {
  const lock = as === 'waiting' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock'
  await work.manager.query(`select ${lock}(hashtext('sla arrivals'), hashtext($1))`, [work.groupId])
}
