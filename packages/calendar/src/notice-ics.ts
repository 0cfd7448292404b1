import ICAL from 'ical.js'
import { chinaDays, type DayExceptions, type HolidayRun, type MakeUpWorkday } from './day-table'
import { dayNumber, isoDay } from './local-time'

/** `春节(休)`, `春节 休`, `国庆节(班)`: the holiday, and whether it is a day off or a day worked for it. */
const SUMMARY = /^(.{1,60}?)[ \t]*[((]?(休|班)[))]?$/

/** A year has few days off; a run of more than this is a slip of the pen. */
const RUN_LIMIT = 31

/** English names of the holidays that the house knows. */
const english = new Map(chinaDays.holidays.map(({ zh, en }) => [zh, en]))

/**
 * The days of a notice as a calendar's file: all-day events whose summary ends with 休 or 班, as the calendars of Chinese
 * telephones have them; other events say nothing. Else what is wrong with it.
 */
export function daysOfIcs(text: string): DayExceptions | string[] {
  const events = eventsOf(text)
  if (events === undefined) return ['text: not a calendar file (iCalendar, RFC 5545)']
  const problems: string[] = []
  const holidays: HolidayRun[] = []
  const makeUpWorkdays: MakeUpWorkday[] = []
  events.forEach((event, at) => {
    const [, zh, kind] = SUMMARY.exec((event.summary ?? '').trim()) ?? []
    if (zh === undefined) return
    const days = daysOf(event)
    if (typeof days === 'string')
      return void problems.push(`text: event ${at + 1}, ${event.summary}: ${days}`)
    const named = { zh, en: english.get(zh) ?? zh }
    if (kind === '休') holidays.push({ ...named, from: isoDay(days.first), to: isoDay(days.last) })
    else
      for (let day = days.first; day <= days.last; day++) makeUpWorkdays.push({ ...named, on: isoDay(day) })
  })
  return problems.length > 0 ? problems : { holidays, makeUpWorkdays }
}

/** First and last day of an event; else what is wrong with it. */
function daysOf(event: ICAL.Event): { first: number; last: number } | string {
  const { startDate, endDate } = event
  if (!startDate?.isDate) return 'is not an event of whole days'
  if (event.isRecurring()) return 'recurs, but no holiday falls on the same days each year'
  const first = dayNumber(startDate.toString())
  // The end of an event of whole days is the day after its last; without one it has one day.
  const last = endDate?.isDate ? dayNumber(endDate.toString()) - 1 : first
  if (!(first <= last)) return 'ends before it begins'
  return last - first < RUN_LIMIT ? { first, last } : `has more than ${RUN_LIMIT} days`
}

function eventsOf(text: string): ICAL.Event[] | undefined {
  try {
    const calendar = new ICAL.Component(ICAL.parse(text))
    if (calendar.name !== 'vcalendar') return undefined
    return calendar.getAllSubcomponents('vevent').map((event) => new ICAL.Event(event))
  } catch {
    return undefined
  }
}
