import { projectCalendar, type ProjectCalendar } from '@shouwen/calendar/project-calendar'
import type { DayTable } from '@shouwen/calendar/day-table'
import { dueAt, type Window } from '@shouwen/procedure/window'
import { BOSTON, type Request } from './requests'

/** What a city promises: a window for each type of request, counted in its calendar. */
export interface CityPack {
  readonly calendar: ProjectCalendar
  readonly windows: ReadonlyMap<string, Window>
}

/** Nobody's holidays: whether the city keeps any is learned with the rest. */
const noHolidays: DayTable = {
  version: 'boston',
  knownFrom: '2011-01-01',
  knownUntil: '2060-12-31',
  holidays: [],
  makeUpWorkdays: [],
}

/** Days that the city may keep, of the months that are learned from. */
const independenceDay = { zh: '独立日', en: 'Independence Day', from: '2011-07-04', to: '2011-07-04' }

const calendars: readonly ProjectCalendar[] = ['16:30', '17:00', '17:30'].flatMap((closes) =>
  [[], [independenceDay]].map((holidays) =>
    projectCalendar({
      timeZone: BOSTON,
      hours: [{ opens: '08:30', closes }],
      days: { ...noHolidays, holidays },
    }),
  ),
)

/** To the minute: nearer than that the city's own two clocks differ. */
const NEAR_MS = 60_000

/** Whether a pack recomputes when a request was promised by. */
export function recomputes(
  { calendar, windows }: CityPack,
  { type, openedAt, promisedBy }: Request,
): boolean {
  const window = windows.get(type)
  return window !== undefined && isDueAt(window, openedAt, promisedBy, calendar)
}

function isDueAt(window: Window, start: Date, due: Date, calendar: ProjectCalendar): boolean {
  return Math.abs(dueAt(window, start, calendar).dueAt.getTime() - due.getTime()) < NEAR_MS
}

/** The pack that recomputes most of what it is shown: of each type the best window, of all calendars the best. */
export function learnPack(requests: readonly Request[]): CityPack {
  const packs = calendars.map((calendar) => learnIn(calendar, requests))
  const right = packs.map((pack) => requests.filter((request) => recomputes(pack, request)).length)
  const best = packs[right.indexOf(Math.max(...right))]
  if (best === undefined) throw new Error('there is a calendar to choose')
  return best
}

function learnIn(calendar: ProjectCalendar, requests: readonly Request[]): CityPack {
  const votes = new Map<string, Map<string, number>>()
  for (const { type, openedAt, promisedBy } of requests) {
    const ofType = votes.get(type) ?? new Map<string, number>()
    votes.set(type, ofType)
    for (const window of candidates(openedAt, promisedBy)) {
      if (!isDueAt(window, openedAt, promisedBy, calendar)) continue
      const name = JSON.stringify(window)
      ofType.set(name, (ofType.get(name) ?? 0) + 1)
    }
  }
  const windows = [...votes].flatMap(([type, ofType]): [string, Window][] => {
    const [winner] = [...ofType].sort(([, a], [, b]) => b - a)
    return winner === undefined ? [] : [[type, JSON.parse(winner[0]) as Window]]
  })
  return { calendar, windows: new Map(windows) }
}

/** What a promise may have meant: so many days, so many working days, or hours. */
function candidates(openedAt: Date, promisedBy: Date): Window[] {
  const hours = (promisedBy.getTime() - openedAt.getTime()) / 3_600_000
  const days = Math.round(hours / 24)
  const workdays = Math.round((days * 5) / 7)
  const near = [-3, -2, -1, 0, 1, 2].map((more) => workdays + more)
  return [
    ...(days >= 1 && days <= 366 ? [{ days }] : []),
    ...near
      .filter((count) => count >= 1 && count <= 262)
      .map((count) => ({ workingDays: count, atTheSameTime: true }) as const),
    ...(days < 3 && Math.round(hours) >= 1 ? [{ hours: Math.round(hours) }] : []),
  ]
}
