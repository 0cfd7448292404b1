import type { Actor } from '@shouwen/access/actor'
import { aStaffMember } from '@shouwen/testing/actors'
import type { Answer } from '@shouwen/testing/service-bench'
import { v7 as uuidv7 } from 'uuid'
import type { Office } from './office'

/** What is said of a project's calendar, beside the project. */
export interface Said {
  readonly hours?: readonly { opens: string; closes: string }[]
  readonly closed?: readonly { from: string; to: string; zh: string; en: string }[]
  readonly worked?: readonly { on: string; zh: string; en: string }[]
  readonly effectiveFrom?: string
}

/** A dry run as it is answered. */
export interface ChangeSeen {
  readonly total: number
  readonly fingerprint: string
  readonly moves: {
    readonly edges: readonly { readonly node: { id: string; from: string; to: string } }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  }
}

const change = `{ total fingerprint moves { edges { node { id from to } } pageInfo { hasNextPage endCursor } } }`
const usual = [{ opens: '08:30', closes: '17:30' }]

/** A closed day of a project. */
export const closedOn = (from: string, to = from) => ({ from, to, zh: '盘点', en: 'stocktaking' })

/** Where an office's calendar is kept: its director's, and the management's for the notices of the group. */
export class CalendarDesk {
  readonly director: Actor
  readonly management: Actor

  constructor(readonly office: Office) {
    this.director = aStaffMember(office.groupId, 'officeDirector', office.path)
    this.management = aStaffMember(office.groupId, 'managementDepartment', 'lvyuan')
  }

  async tries(said: Said, page: { first?: number; after?: string | null } = {}): Promise<ChangeSeen> {
    const { data, codes } = await this.office.bench.ask<{ projectCalendarChange: ChangeSeen }>(
      this.director,
      `query Try($calendar: ProjectCalendarInput!, $first: Int, $after: String) {
        projectCalendarChange(calendar: $calendar, first: $first, after: $after) ${change}
      }`,
      { calendar: this.calendar(said), ...page },
    )
    if (codes.length > 0) throw new Error(codes.join())
    return data.projectCalendarChange
  }

  sets(
    said: Said,
    applied: { applyToOpen?: boolean; fingerprint?: string; idempotencyKey?: string } = {},
    by = this.director,
  ): Promise<Answer<{ setProjectCalendar: { version: number; moved: number } | null }>> {
    return this.office.bench.ask(
      by,
      `mutation Set($input: SetProjectCalendarInput!) { setProjectCalendar(input: $input) { version moved } }`,
      { input: { idempotencyKey: uuidv7(), ...this.calendar(said), ...applied } },
    )
  }

  async triesNotice(notice: object): Promise<ChangeSeen> {
    const { data, codes } = await this.office.bench.ask<{ holidaysChange: ChangeSeen }>(
      this.management,
      `query Try($notice: HolidayNoticeInput!) { holidaysChange(notice: $notice, first: 100) ${change} }`,
      { notice: this.notice(notice) },
    )
    if (codes.length > 0) throw new Error(codes.join())
    return data.holidaysChange
  }

  publishes(
    notice: object,
    by = this.management,
  ): Promise<Answer<{ publishHolidays: { year: number; version: number; moved: number } | null }>> {
    return this.office.bench.ask(
      by,
      `mutation Publish($input: PublishHolidaysInput!) { publishHolidays(input: $input) { year version moved } }`,
      { input: { idempotencyKey: uuidv7(), ...this.notice(notice) } },
    )
  }

  private calendar(said: Said): object {
    return { projectId: this.office.projectId, hours: usual, ...said }
  }

  private notice(said: object): object {
    return { groupCode: 'lvyuan', format: 'JSON', ...said }
  }
}

/** New Year's days and a make-up Sunday of 2027, as a notice may have them; nobody has published it yet. */
export const madeUp2027 = {
  year: 2027,
  text: JSON.stringify({
    holidays: {
      '2027-01-01': "New Year's Day,元旦,1",
      '2027-01-04': "New Year's Day,元旦,1",
    },
    workdays: { '2027-01-10': "New Year's Day,元旦,1" },
  }),
}
