import type { ProjectCalendar } from '@shouwen/calendar/project-calendar'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Clock } from '../domain/clock'
import type { Registration } from '../domain/registration'
import { lockKnownAppeal, type FoundAppeal } from '../store/appeals'
import { clockById, lockClocks } from '../store/clocks'
import { groundsOf } from '../store/known'

/** An appeal that somebody changes the clocks of, locked with them until the transaction ends. */
export interface HeldAppeal {
  readonly appeal: FoundAppeal
  readonly registration: Registration
  readonly pack: ProcedurePack
  /** The project's, as it is. */
  readonly calendar: ProjectCalendar
  readonly clocks: readonly Clock[]
}

/** The appeal with its procedure and its clocks. Refuses with NOT_YET_KNOWN. */
export async function holdAppeal(work: Work, appealId: string): Promise<HeldAppeal> {
  const appeal = await lockKnownAppeal(work, appealId)
  const registration = appeal?.registration ?? null
  if (appeal === null || registration === null) {
    throw new Refusal('NOT_YET_KNOWN', { what: 'appeal', id: appealId })
  }
  // The calendars' lock before the clocks': who changes a calendar takes them in this order.
  const grounds = await groundsOf(work, registration)
  if (grounds === null) throw new Refusal('NOT_YET_KNOWN', { what: 'procedure', id: registration.packId })
  return { appeal, registration, ...grounds, clocks: await lockClocks(work, appealId) }
}

/** A clock with its appeal. Refuses with NOT_FOUND. */
export async function holdClock(
  work: Work,
  clockId: string,
): Promise<HeldAppeal & { readonly clock: Clock }> {
  const seen = await clockById(work.manager, clockId)
  if (seen === null) throw new Refusal('NOT_FOUND', { what: 'clock', id: clockId })
  const held = await holdAppeal(work, seen.appealId)
  const clock = held.clocks.find(({ id }) => id === clockId) ?? seen
  return { ...held, clock }
}
