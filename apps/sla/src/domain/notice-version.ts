import { publishedDays, type PublishedNotice } from '@shouwen/calendar/calendar-versions'
import { readHolidayNotice } from '@shouwen/calendar/holiday-notice'
import { localDay } from '@shouwen/calendar/local-time'
import type { NoticeFormat } from '@shouwen/vocabulary/calendars'
import { Refusal } from '@shouwen/vocabulary/refusal'

/** A notice as a group published it: it never changes, a later one takes the place of what it said of its year. */
export interface NoticeVersion extends PublishedNotice {
  readonly groupId: string
  readonly publishedBy: string
  readonly publishedAt: Date
}

/** Where the State Council's notices hold, and a year ends by. */
const CHINA = 'Asia/Shanghai'

/** M3.4: the next notice of a group, of this year or a later one. Refuses with INPUT_INVALID, every fault named. */
export function decideNotice(
  told: { readonly year: number; readonly format: NoticeFormat; readonly text: string },
  known: readonly NoticeVersion[],
  by: { readonly groupId: string; readonly publishedBy: string },
  now: Date,
): NoticeVersion {
  const thisYear = localDay(now, CHINA).slice(0, 4)
  if (told.year < Number(thisYear)) {
    throw new Refusal('INPUT_INVALID', { problems: [`year: ${told.year} is over`] })
  }
  const version = Math.max(0, ...known.map((notice) => notice.version)) + 1
  const notice = { ...by, ...readHolidayNotice(told.format, told.text, told.year), version, publishedAt: now }
  publishedDays([...known, notice])
  return notice
}
