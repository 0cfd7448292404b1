import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Together } from '@shouwen/transactions/asked-together'
import type { Work } from '@shouwen/transactions/work'
import { LRUCache } from 'lru-cache'
import type { Registration } from '../domain/registration'
import { calendarsOf, lockCalendars } from './calendars'
import { packTable } from './tables'

/** What an appeal's clocks are made from. */
export interface Grounds {
  readonly pack: ProcedurePack
  readonly calendar: ProjectCalendar
}

/** The procedure that an appeal was promised under and its project's calendar; null while either is not known. */
export async function groundsOf(work: Work, registration: Registration): Promise<Grounds | null> {
  const { askOnce } = work
  const { packId, packVersion, projectId } = registration
  const [pack, calendar] = await Promise.all([
    askOnce(`pack ${packId} ${packVersion}`, () => packOf(work, packId, packVersion)),
    askOnce(`calendar ${projectId}`, () => calendarHeld(work, projectId)),
  ])
  return pack === null || calendar === null ? null : { pack, calendar }
}

/** The project's calendar, which nobody changes before the clocks that are opened by it are there to be moved. */
async function calendarHeld(work: Work, projectId: string): Promise<ProjectCalendar | null> {
  const { manager, groupId, askOnce, together } = work
  await askOnce('calendars stay', () => lockCalendars(manager, groupId, 'counting'))
  return together(calendarsHeld, projectId)
}

const calendarsHeld: Together<string, ProjectCalendar | null> = async ({ manager, groupId }, projectIds) => {
  const calendars = await calendarsOf(manager, groupId, projectIds)
  return projectIds.map((id) => calendars.get(id) ?? null)
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
