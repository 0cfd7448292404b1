import type { JobWork, Work } from '@shouwen/transactions/work'
import type { Batch } from '@shouwen/transactions/written-together'
import { IsNull, type EntityManager } from 'typeorm'
import type { CalendarMove } from '../domain/calendar-move'
import { moveTable } from './calendar-tables'

/** Seconds after which whoever moves clocks and has said nothing is taken to be gone. */
const LEASE_S = 30

const leased = `clock_timestamp() + interval '${LEASE_S} seconds'`

/** Keeps one that nobody is at work at yet. */
export async function insertMove(
  { manager }: Work,
  move: Omit<CalendarMove, 'moved' | 'leasedUntil' | 'endedAt'>,
): Promise<void> {
  await manager.insert(moveTable, { ...move, moved: 0, leasedUntil: null, endedAt: null })
}

export function moveById(manager: EntityManager, id: string): Promise<CalendarMove> {
  return manager.findOneByOrFail(moveTable, { id })
}

/** The one of the group that is under way; null while none is. */
export function moveUnderWay(manager: EntityManager): Promise<CalendarMove | null> {
  return manager.findOneBy(moveTable, { endedAt: IsNull() })
}

/** Takes one over that nobody is at work at; false where it has ended, or somebody is. */
export async function leaseMove({ manager }: Pick<Work, 'manager'>, id: string): Promise<boolean> {
  const [rows]: [unknown[], number] = await manager.query(
    `update calendar_moves set leased_until = ${leased}
      where id = $1 and ended_at is null and coalesce(leased_until, '-infinity') <= clock_timestamp() returning id`,
    [id],
  )
  return rows.length > 0
}

/** Those of all groups that nobody is at work at. */
export function abandonedMoves({ manager }: JobWork): Promise<Pick<CalendarMove, 'id' | 'groupId'>[]> {
  return manager.query(
    `select id, group_id as "groupId" from calendar_moves
      where ended_at is null and coalesce(leased_until, '-infinity') <= clock_timestamp()`,
  )
}

/** Whoever is at work at it is still there, and has moved as many more. */
export const moveProgress: Batch<Pick<CalendarMove, 'id' | 'moved'>> = {
  text: `
    update calendar_moves move set moved = move.moved + told.moved, leased_until = ${leased}
      from jsonb_to_recordset($1::jsonb) as told (id uuid, moved int) where move.id = told.id`,
  columns: ({ id, moved }) => ({ id, moved }),
}

/** All clocks that it is about have been moved. */
export async function endMove({ manager, now }: Work, id: string): Promise<void> {
  await manager.update(moveTable, { id }, { endedAt: now, leasedUntil: null })
}

/** Whoever was at work at it could not go on. */
export async function leaveMove({ manager }: Work, id: string): Promise<void> {
  await manager.update(moveTable, { id }, { leasedUntil: null })
}
