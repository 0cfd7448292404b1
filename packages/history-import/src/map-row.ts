import { dayNumber, msPerDay, startOfDay, toInstant } from '@shouwen/calendar/local-time'
import { z } from 'zod'
import type { Mapping } from './mapping'
import { Misuse } from './misuse'

/** Characters at the most, as the intake service has them; it remains the judge. */
export const historyLimits = { cause: 200, content: 5_000, outcome: 2_000 } as const

type TextField = keyof typeof historyLimits

/** What shows that a text was cut. */
export const CUT_MARK = '…(截断)'

/** Years before this one are a slip of the pen, not history. */
const FIRST_YEAR = 1900

/** A row as `importHistory` takes it. */
export interface MappedRow {
  readonly sourceId: string
  readonly nature: string
  readonly channel: string
  readonly kind: string | null
  readonly mappedChannel: string | null
  readonly receivedAt: string
  readonly cause: string | null
  readonly content: string | null
  readonly outcome: string | null
  /** Only where the mapping names a column for them. */
  readonly promisedBy?: string | null
  readonly repliedAt?: string | null
  readonly resolvedAt?: string | null
}

/** A row that cannot be brought in. */
export interface RowProblem {
  readonly problem: string
}

const instant = z.iso.datetime({ offset: true })
const date = z.iso.date()
const local = /^(\d{4}-\d\d-\d\d) (\d\d):([0-5]\d):([0-5]\d)$/

const timeFields = ['promisedBy', 'repliedAt', 'resolvedAt'] as const

/** Reads rows of one file, whose header is known. */
export class RowMapper {
  private readonly places: ReadonlyMap<string, number>

  /** Throws Misuse when the header lacks a column that the mapping names, or has it twice. */
  constructor(
    private readonly mapping: Mapping,
    private readonly header: readonly string[],
  ) {
    const names = header.map((name) => name.trim())
    const named = Object.entries(mapping.columns).flatMap(([field, columns]) =>
      listOf(columns).map((name) => [field, name] as const),
    )
    const faults = named.flatMap(([field, name]) => {
      const found = names.filter((each) => each === name).length
      return found === 1
        ? []
        : [`  columns.${field}: "${name}" is ${found === 0 ? 'not' : 'twice'} in the header`]
    })
    if (faults.length > 0) {
      throw new Misuse(
        `The mapping does not fit the file (映射与文件不符):\n${faults.join('\n')}\nThe header is: ${names.join(', ').slice(0, 2_000)}`,
      )
    }
    this.places = new Map(names.map((name, place) => [name, place]))
  }

  /** One record as a row of history, or what is wrong with it. */
  read(fields: readonly string[]): MappedRow | RowProblem {
    if (fields.length !== this.header.length) {
      return { problem: `it has ${fields.length} fields, the header has ${this.header.length}` }
    }
    const { columns, words, natures, channels } = this.mapping
    const nature = words.nature ?? this.valueOf(fields, columns.nature)
    const channel = words.channel ?? this.valueOf(fields, columns.channel)
    const receivedAt = this.timeOf(this.valueOf(fields, columns.time))
    const texts = {
      cause: this.textOf(fields, 'cause'),
      content: this.textOf(fields, 'content'),
      outcome: this.textOf(fields, 'outcome'),
    }
    const row = {
      sourceId: this.valueOf(fields, columns.id),
      nature,
      channel,
      kind: enumName(wordIn(natures, nature)?.kind),
      mappedChannel: enumName(wordIn(channels, channel)?.channel),
      receivedAt: receivedAt ?? '',
      ...texts,
      ...this.timesOf(fields),
    }
    if (row.sourceId === '') return { problem: `its id ("${columns.id}") is empty` }
    if (receivedAt === null) return { problem: this.timeProblem(fields, columns.time) }
    const faulty = timeFields.find((field) => row[field] === '')
    if (faulty !== undefined) return { problem: this.timeProblem(fields, columns[faulty]) }
    const damaged = Object.values(row).some((value) => value !== null && /[\0\uFFFD]/.test(value))
    if (damaged) return { problem: 'its text is damaged or not UTF-8' }
    const tooLong = textFields.find((field) => (row[field]?.length ?? 0) > historyLimits[field])
    if (tooLong !== undefined) {
      const { length = 0 } = row[tooLong] ?? {}
      return { problem: `${tooLong} has ${length} characters, at most ${historyLimits[tooLong]} are taken` }
    }
    return row
  }

  private valueOf(fields: readonly string[], name: string | undefined): string {
    return fields[this.places.get(name ?? '') ?? -1]?.trim() ?? ''
  }

  private textOf(fields: readonly string[], field: TextField): string | null {
    const values = listOf(this.mapping.columns[field]).map((name) => this.valueOf(fields, name))
    const text = values.filter((value) => value !== '').join(' / ')
    if (text === '') return null
    return this.mapping.tooLong === 'cut' ? cutText(text, historyLimits[field]) : text
  }

  /** The times that the mapping names columns for: null where a row has none, empty where it has something else. */
  private timesOf(fields: readonly string[]): Pick<MappedRow, (typeof timeFields)[number]> {
    const { columns } = this.mapping
    return Object.fromEntries(
      timeFields.flatMap((field) => {
        const column = columns[field]
        if (column === undefined) return []
        const given = this.valueOf(fields, column)
        return [[field, given === '' ? null : (this.timeOf(given) ?? '')]]
      }),
    )
  }

  private timeOf(given: string): string | null {
    const at = this.instantOf(given)
    return at !== null && at.getUTCFullYear() >= FIRST_YEAR ? at.toISOString() : null
  }

  private instantOf(given: string): Date | null {
    const { time } = this.mapping
    switch (time.format) {
      case 'date':
        return date.safeParse(given).success ? startOfDay(given, time.timeZone) : null
      case 'instant':
        return instant.safeParse(given).success ? new Date(given) : null
      case 'local': {
        const [, day = '', hours, minutes, seconds] = local.exec(given) ?? []
        const clock = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000
        const number = dayNumber(day)
        return Number.isNaN(number) || !(clock < msPerDay)
          ? null
          : toInstant({ day: number, clock }, time.timeZone)
      }
    }
  }

  private timeProblem(fields: readonly string[], column: string | undefined): string {
    const given = this.valueOf(fields, column).slice(0, 40)
    const wanted = {
      date: 'a date like 2018-03-31',
      instant: 'an instant like 2018-03-31T08:00:00+08:00',
      local: 'a time like 2018-03-31 08:00:00',
    }[this.mapping.time.format]
    return `its time ("${column}") is not ${wanted}, from the year ${FIRST_YEAR} on: "${given}"`
  }
}

const textFields: readonly TextField[] = ['cause', 'content', 'outcome']

function listOf(columns: string | readonly string[] | undefined): readonly string[] {
  if (columns === undefined) return []
  return typeof columns === 'string' ? [columns] : columns
}

/** What the table says of a word; nothing for one that it does not list, `constructor` included. */
function wordIn<Entry>(table: Readonly<Record<string, Entry>>, word: string): Entry | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined
}

/** A code as the schema's enums write it: `municipalForward` is `MUNICIPAL_FORWARD`. */
function enumName(code: string | null | undefined): string | null {
  return code?.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase() ?? null
}

/** Cuts a text to its limit, mark included, and never through the middle of a character. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text
  const kept = text.slice(0, limit - CUT_MARK.length)
  return `${kept.replace(/[\uD800-\uDBFF]$/, '')}${CUT_MARK}`
}
