import { z } from 'zod'
import type { DayExceptions, HolidayRun } from './day-table'
import { dayNumber } from './local-time'

const day = z.iso.date()
const name = z.string().min(1).max(60)

/** The house's own form, as `cn-holidays.json` has it. */
const ownForm = z.object({
  knownFrom: day,
  knownUntil: day,
  holidays: z.array(z.object({ zh: name, en: name, from: day, to: day })),
  makeUpWorkdays: z.array(z.object({ zh: name, en: name, on: day })),
})

/** `Spring Festival,春节,4`: in English, in Chinese, and by how many days it is a holiday by law. */
const names = z
  .string()
  .regex(/^[^,]{1,60},[^,]{1,60},\d+$/)
  .transform((text) => {
    const [en = '', zh = ''] = text.split(',')
    return { zh, en }
  })

/** The form of the npm package chinese-days: names by dates. */
const namesByDay = z.object({ holidays: z.record(day, names), workdays: z.record(day, names) })

/** The days of a notice in JSON, in either form; else what is wrong with it. */
export function daysOfJson(text: string, year: number): DayExceptions | string[] {
  const json = parsed(text)
  if (json === undefined) return ['text: not JSON']
  const isOurs = Array.isArray((json as { holidays?: unknown } | null)?.holidays)
  return isOurs ? ofOwnForm(json, year) : ofNamesByDay(json)
}

function ofOwnForm(json: unknown, year: number): DayExceptions | string[] {
  const { data, error } = ownForm.safeParse(json)
  if (data === undefined) return faultsOf(error)
  const { knownFrom, knownUntil, ...days } = data
  const tellsAll = knownFrom <= `${year}-01-01` && `${year}-12-31` <= knownUntil
  return tellsAll ? days : [`text: tells of ${knownFrom} to ${knownUntil}, which is not all of ${year}`]
}

function ofNamesByDay(json: unknown): DayExceptions | string[] {
  const { data, error } = namesByDay.safeParse(json)
  if (data === undefined) return faultsOf(error)
  const holidays: HolidayRun[] = []
  for (const [on, { zh, en }] of Object.entries(data.holidays).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const last = holidays.at(-1)
    if (last !== undefined && last.zh === zh && dayNumber(last.to) === dayNumber(on) - 1) {
      holidays[holidays.length - 1] = { ...last, to: on }
    } else holidays.push({ zh, en, from: on, to: on })
  }
  return { holidays, makeUpWorkdays: Object.entries(data.workdays).map(([on, of]) => ({ ...of, on })) }
}

/** Faults of one file that are told: a file of another kind has as many as it has lines. */
const FAULTS_TOLD = 50

function faultsOf(error: z.ZodError): string[] {
  return error.issues.slice(0, FAULTS_TOLD).map(({ path, message }) => `text.${path.join('.')}: ${message}`)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
