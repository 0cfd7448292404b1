import type { Actor } from '@shouwen/access/actor'
import { authorize, type Permission } from '@shouwen/access/permission'
import { holidaysPublished } from '@shouwen/events/sla'
import type { Store } from '@shouwen/transactions/store'
import type { NoticeFormat } from '@shouwen/vocabulary/calendars'
import type { EntityManager } from 'typeorm'
import { decideNotice, type NoticeVersion } from '../domain/notice-version'
import { noticeTable } from '../store/calendar-tables'
import { lockCalendars, noticesOf } from '../store/calendars'
import { changeOfGroup, type CalendarChange } from './calendar-change'
import { finishMove } from './finish-moves'
import { beginMove, type Applied } from './move-clocks'
import { permissions } from './permissions'

/** A notice as it is brought in. */
export interface ToldNotice {
  /** The root of the group's tree, which who publishes must answer for. */
  readonly groupCode: string
  readonly year: number
  readonly format: NoticeFormat
  readonly text: string
}

export interface PublishHolidaysInput extends ToldNotice, Applied {
  readonly idempotencyKey: string
}

export interface HolidaysWerePublished {
  readonly year: number
  readonly version: number
  readonly moved: number
}

/** M3.4: the State Council's notice of a year, for all projects of a group. */
export async function publishHolidays(
  store: Store,
  input: PublishHolidaysInput,
  actor: Actor,
): Promise<HolidaysWerePublished> {
  const permission = permissions['Mutation.publishHolidays']
  const command = { operation: permission.operation, actor, input }
  const { groupId, moveId, ...told } = await store.command(command, async (work) => {
    authorize(actor, permission, input.groupCode)
    await lockCalendars(work.manager, work.groupId, 'changing')
    const by = { permission, actor, groupId: work.groupId }
    const { notice, change } = await tryNotice(work.manager, by, input, work.now)
    await work.manager.insert(noticeTable, notice)
    const { year, version, holidays, makeUpWorkdays } = notice
    work.record(holidaysPublished, {
      subject: `group/${work.groupId}`,
      clauses: ['M3.4'],
      data: { year, version, holidays: [...holidays], makeUpWorkdays: [...makeUpWorkdays] },
    })
    return { groupId: work.groupId, year, version, moveId: await beginMove(work, change, null, input) }
  })
  return { ...told, moved: await finishMove(store, groupId, moveId) }
}

/** What a notice says, and would change; nothing is written. Refuses as publishing it does. */
export async function tryNotice(
  manager: EntityManager,
  by: { readonly permission: Permission; readonly actor: Actor; readonly groupId: string },
  told: ToldNotice,
  now: Date,
): Promise<{ notice: NoticeVersion; change: CalendarChange }> {
  const { permission, actor, groupId } = by
  authorize(actor, permission, told.groupCode)
  const known = await noticesOf(manager, groupId)
  const notice = decideNotice(told, known, { groupId, publishedBy: actor.personId }, now)
  return { notice, change: await changeOfGroup(manager, known, notice) }
}
