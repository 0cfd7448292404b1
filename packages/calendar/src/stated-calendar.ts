import { LRUCache } from 'lru-cache'
import { projectCalendar, type ProjectCalendar } from './project-calendar'

/** What a project states of its calendar; its days are the State Council's. */
export interface StatedHours {
  readonly timeZone: string
  /** `HH:mm` */
  readonly opens: string
  /** `HH:mm` */
  readonly closes: string
}

/** By what they are made from: making one for each due time costs more than the due time. */
const made = new LRUCache<string, ProjectCalendar>({ max: 1_000 })

/** The calendar of a project, made once. Refuses as `projectCalendar` does. */
export function statedCalendar({ timeZone, opens, closes }: StatedHours): ProjectCalendar {
  const key = `${timeZone} ${opens} ${closes}`
  const known = made.get(key)
  if (known !== undefined) return known
  const calendar = projectCalendar({ timeZone, hours: [{ opens, closes }] })
  made.set(key, calendar)
  return calendar
}
