import { text } from 'node:stream/consumers'
import { addWorkingTime } from '@shouwen/calendar/due-time'
import { clockOf, isoDay, toInstant, toLocal } from '@shouwen/calendar/local-time'
import { projectCalendar } from '@shouwen/calendar/project-calendar'

/**
 * Adds working time, and does it once more the way anybody would first: day after day, opening after opening.
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

/** @param {string} on */
function isWorked(on) {
  const { holidays, makeUpWorkdays } = calendar.days
  if (makeUpWorkdays.some((day) => day.on === on)) return true
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay()
  return weekday % 6 !== 0 && !holidays.some(({ from, to }) => from <= on && on <= to)
}

/**
 * @param {Date} start
 * @param {number} minutes
 */
function walk(start, minutes) {
  const { timeZone, hours } = calendar
  let left = minutes * 60_000
  for (let day = toLocal(start, timeZone).day; ; day += 1) {
    if (!isWorked(isoDay(day))) continue
    for (const { opens, closes } of hours) {
      const [from, to] = [opens, closes].map((time) =>
        toInstant({ day, clock: clockOf(time) }, timeZone).getTime(),
      )
      const begin = Math.max(from ?? 0, start.getTime())
      const open = Math.max(0, (to ?? 0) - begin)
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

/** @param {(start: Date, minutes: number) => Date} add */
function timed(add) {
  const began = performance.now()
  const due = drawn.map(({ start, minutes }) => add(start, minutes).getTime())
  return { due, perSecond: cases / ((performance.now() - began) / 1_000) }
}

timed((start, minutes) => addWorkingTime(start, minutes, calendar).dueAt)
const quick = timed((start, minutes) => addWorkingTime(start, minutes, calendar).dueAt)
const naive = timed(walk)
const different = quick.due.filter((due, at) => due !== naive.due[at]).length
process.stdout.write(JSON.stringify({ quick: quick.perSecond, naive: naive.perSecond, different }))
