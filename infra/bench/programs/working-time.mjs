import { text } from 'node:stream/consumers'
import { addWorkingTime } from '@shouwen/calendar/due-time'
import { projectCalendar } from '@shouwen/calendar/project-calendar'
import { DateTime } from 'luxon'

/**
 * Adds working time, and does it once more the way anybody would first: day after day, opening after opening, with the dates of Luxon.
 * @typedef {object} Job
 * @property {number} cases
 * @property {number} mostDays windows of up to so many days of business hours
 */

/** @type {Job} */
const { cases, mostDays } = JSON.parse(await text(process.stdin))
const calendar = projectCalendar({
  timeZone: 'Asia/Shanghai',
  hours: [
    { opens: '08:30', closes: '12:00' },
    { opens: '13:30', closes: '17:30' },
  ],
})
const MINUTES_A_DAY = 450

const { timeZone, hours, days } = calendar

/** @param {DateTime} day */
function isWorked(day) {
  const on = day.toISODate() ?? ''
  if (days.makeUpWorkdays.some((madeUp) => madeUp.on === on)) return true
  return day.weekday <= 5 && !days.holidays.some(({ from, to }) => from <= on && on <= to)
}

/**
 * @param {Date} start
 * @param {number} minutes
 */
function walk(start, minutes) {
  let left = minutes * 60_000
  for (
    let day = DateTime.fromJSDate(start, { zone: timeZone }).startOf('day');
    ;
    day = day.plus({ days: 1 })
  ) {
    if (!isWorked(day)) continue
    for (const opening of hours) {
      const [opens, closes] = [opening.opens, opening.closes].map((time) => {
        const [hour, minute] = time.split(':').map(Number)
        return day.set({ hour, minute }).toMillis()
      })
      const begin = Math.max(opens ?? 0, start.getTime())
      const open = Math.max(0, (closes ?? 0) - begin)
      if (left <= open) return new Date(begin + left)
      left -= open
    }
  }
}

const first = Date.parse('2024-01-01T00:00:00+08:00')
const drawn = Array.from({ length: cases }, () => ({
  start: new Date(first + Math.floor(Math.random() * 2 * 366 * 86_400_000)),
  minutes: 1 + Math.floor(Math.random() * mostDays * MINUTES_A_DAY),
}))

/** The walk is slow: as many cases of it as are needed to know how slow. */
const walked = drawn.slice(0, 2_000)

/**
 * @param {typeof drawn} cases
 * @param {(start: Date, minutes: number) => Date} add
 */
function timed(cases, add) {
  const began = performance.now()
  const due = cases.map(({ start, minutes }) => add(start, minutes).getTime())
  return { due, perSecond: cases.length / ((performance.now() - began) / 1_000) }
}

/** @param {Date} start @param {number} minutes */
const add = (start, minutes) => addWorkingTime(start, minutes, calendar).dueAt
timed(drawn, add)
const quick = timed(drawn, add)
const naive = timed(walked, walk)
const different = naive.due.filter((due, at) => due !== quick.due[at]).length
process.stdout.write(JSON.stringify({ quick: quick.perSecond, naive: naive.perSecond, different }))
