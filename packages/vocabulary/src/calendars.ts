import { closedSet, type CodeOf } from './closed-set'

/** M3.4: the form in which a notice of holidays is brought in. */
export const noticeFormats = closedSet('NoticeFormat', '放假安排的文件格式 (M3.4)', {
  json: { zh: 'JSON 数据', en: "JSON: the house's own form, or that of chinese-days" },
  ics: { zh: '日历文件', en: 'a calendar file, iCalendar: all-day events that end with 休 or 班' },
})
export type NoticeFormat = CodeOf<typeof noticeFormats>

/** Why a clock that runs is due at another time than was promised. */
export const clockMoveReasons = closedSet('ClockMoveReason', '时限重算的原因 (M3.4)', {
  calendarSet: { zh: '项目工作日历变更', en: "the project's calendar was set" },
  holidaysPublished: { zh: '放假安排公布', en: 'a notice of holidays was published' },
})
export type ClockMoveReason = CodeOf<typeof clockMoveReasons>
