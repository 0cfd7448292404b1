import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { dayNumber, toInstant } from '@shouwen/calendar/local-time'
import { parse } from 'csv-parse/sync'

/** Requests of a city, kept beside the checkout because they must not be copied into it. */
export const bostonFile = resolve(__dirname, '../../../../../shared/data/en/boston311_2011Q3.csv.gz')

export const BOSTON = 'America/New_York'

/** A request that the city promised to settle by a time. */
export interface Request {
  readonly id: string
  readonly type: string
  /** What the city puts the type under. */
  readonly reason: string
  readonly openedAt: Date
  readonly promisedBy: Date
  readonly closedAt: Date | null
  /** The city's own verdict; null where it gives none. */
  readonly overdue: boolean | null
}

/** Whether the file is there; said once where it is not. */
export function hasBoston(): boolean {
  const isThere = existsSync(bostonFile)
  if (!isThere) console.info(`The city's requests are not tried: there is no ${bostonFile}`)
  return isThere
}

/** All rows, and those with a promise, in the order in which they were opened. */
export function bostonRequests(): { rows: number; promised: Request[] } {
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(bostonFile)), { columns: true })
  const promised = rows.flatMap((row): Request[] => {
    const [openedAt, promisedBy] = [instantOf(row['open_dt']), instantOf(row['target_dt'])]
    if (openedAt === null || promisedBy === null) return []
    return [
      {
        id: row['case_enquiry_id'] ?? '',
        type: row['type'] ?? '',
        reason: row['reason'] ?? '',
        openedAt,
        promisedBy,
        closedAt: instantOf(row['closed_dt']),
        overdue: row['ontime'] ? row['ontime'] === 'OVERDUE' : null,
      },
    ]
  })
  promised.sort((a, b) => a.openedAt.getTime() - b.openedAt.getTime() || (a.id < b.id ? -1 : 1))
  return { rows: rows.length, promised }
}

/** `2011-07-01 01:32:33` on the city's clocks. */
function instantOf(text: string | undefined): Date | null {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d):(\d\d):(\d\d)$/.exec(text ?? '')
  if (parts === null) return null
  const [, day = '', hours, minutes, seconds] = parts
  const clock = (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000
  return toInstant({ day: dayNumber(day), clock }, BOSTON)
}
