import { currentCorrelation } from '@shouwen/telemetry/correlation'
import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { Fingerprint, movesOf } from '../domain/move'
import { insertMove, moveUnderWay } from '../store/calendar-moves'
import { datedClocks, seenAs, type ToldClock } from '../store/moving'
import { namesOf, type CalendarChange } from './calendar-change'

/** Whether a change is to move the clocks that run, and which dry run says so. */
export interface Applied {
  readonly applyToOpen: boolean
  readonly fingerprint: string | null
}

/** What a change would move. */
export interface DryRun {
  /** By their present due time, the first due first. */
  readonly moves: readonly ClockMove[]
  /** What it was reckoned from, and what came out, `.` between them. */
  readonly fingerprint: string
}

/** A clock that would be due at another time. */
export interface ClockMove extends Pick<ToldClock, 'id' | 'appealId' | 'code' | 'target' | 'clause'> {
  readonly from: Date
  readonly to: Date
}

/** What a change would move; nothing is written. */
export async function dryRun(manager: EntityManager, change: CalendarChange, now: Date): Promise<DryRun> {
  const { reach, shifts } = change
  const grounds = await groundsOf(manager, change, now)
  const told: ClockMove[] = []
  const fingerprint = new Fingerprint()
  for await (const clocks of datedClocks(manager, reach, now)) {
    const { moves } = movesOf(clocks, shifts, now)
    fingerprint.add(moves)
    for (const { clock, due } of moves) {
      const { id, appealId, code, target, clause, dueAt: from } = clock
      told.push({ id, appealId, code, target, clause, from, to: due.dueAt })
    }
  }
  return { moves: told, fingerprint: `${grounds}.${fingerprint.value()}` }
}

/**
 * M3.4: clocks keep what was promised, unless who changes the calendar has seen what it moves and wants it so. Gives the move that
 * is to be made then (`finishMove`), null where none is. Refuses with CLOCKS_CHANGED where it would move others than those of the dry run,
 * or those of another change are being moved; with UNAVAILABLE where the group's calendars must not be changed before that has ended.
 * @param projectId whose calendar it is; null: the group's.
 */
export async function beginMove(
  work: Work,
  change: CalendarChange,
  projectId: string | null,
  { applyToOpen, fingerprint }: Applied,
): Promise<string | null> {
  const { manager, groupId } = work
  const underWay = await moveUnderWay(manager)
  if (!applyToOpen) {
    if (underWay !== null) throw new Refusal('UNAVAILABLE')
    return null
  }
  if (underWay !== null || !(await isFrom(work, change, fingerprint))) {
    const now = await dryRun(manager, change, work.now)
    if (underWay !== null || resultOf(now.fingerprint) !== resultOf(fingerprint)) {
      throw new Refusal('CLOCKS_CHANGED', { total: now.moves.length })
    }
  }
  const id = uuidv7()
  const correlationId = currentCorrelation() ?? uuidv7()
  const { why, version } = change
  await insertMove(work, { id, groupId, why, projectId, version, correlationId })
  return id
}

/** Whether a dry run was reckoned from what is still so: then it need not be reckoned again. */
async function isFrom(
  { manager, now }: Work,
  change: CalendarChange,
  fingerprint: string | null,
): Promise<boolean> {
  const [grounds] = (fingerprint ?? '').split('.')
  return grounds === (await groundsOf(manager, change, now))
}

function resultOf(fingerprint: string | null): string | undefined {
  return (fingerprint ?? '').split('.')[1]
}

/** What a dry run is reckoned from: the calendars, and the clocks as they were written last. */
async function groundsOf(manager: EntityManager, change: CalendarChange, now: Date): Promise<string> {
  return new Fingerprint().with(namesOf(change), await seenAs(manager, change.reach, now)).value()
}
