import { CsvError, parse } from 'csv-parse/sync'
import { physicalLines, type PhysicalLine } from './physical-lines'

/** Lines of one record at the most: a quote that is never closed costs its own line, not the rest of the file. */
const RECORD_LINE_LIMIT = 1_000

/** Characters of one record at the most. */
const RECORD_LIMIT = 1_000_000

/** A record of the file; quoted fields may spread it over several lines. */
export interface CsvRecord {
  /** The line it begins at, from 1. */
  readonly line: number
  readonly fields: readonly string[]
}

/** A line that is no CSV. */
export interface BrokenLine {
  readonly line: number
  readonly problem: string
}

interface CountedLine extends PhysicalLine {
  readonly quotes: number
}

/**
 * Reads records in their order. A record ends where its quotes are even in number. What cannot be read is given back
 * as one broken line, and reading goes on at the very next line, so that a stray quote does not swallow its neighbours.
 */
export async function* csvRecords(
  bytes: AsyncIterable<Uint8Array>,
  delimiter: string,
): AsyncGenerator<CsvRecord | BrokenLine> {
  const lines = physicalLines(bytes)
  /** Read before, and not yet part of a record. */
  let ahead: CountedLine[] = []

  for (;;) {
    const taken: CountedLine[] = []
    let quotes = 0
    let length = 0
    let at = 0
    do {
      const line = ahead[at] ?? (await nextLine(lines))
      at += 1
      if (line === null) break
      taken.push(line)
      quotes += line.quotes
      length += line.text.length
    } while (quotes % 2 === 1 && taken.length < RECORD_LINE_LIMIT && length < RECORD_LIMIT)
    const [first, ...others] = taken
    if (first === undefined) return
    const rest = ahead.slice(taken.length)
    const read = readRecord(taken, quotes, delimiter)
    ahead = read !== null && 'problem' in read ? [...others, ...rest] : rest
    if (read !== null) yield read
  }
}

async function nextLine(lines: AsyncGenerator<PhysicalLine>): Promise<CountedLine | null> {
  const { value, done } = await lines.next()
  return done === true ? null : { ...value, quotes: value.text.split('"').length - 1 }
}

/** Null for an empty line, which is no record. */
function readRecord(
  lines: readonly CountedLine[],
  quotes: number,
  delimiter: string,
): CsvRecord | BrokenLine | null {
  const [first] = lines
  if (first === undefined) return null
  if (lines.some(({ tooLong }) => tooLong)) return { line: first.number, problem: 'the line is too long' }
  if (quotes % 2 === 1) return { line: first.number, problem: 'a quote is not closed' }
  const text = lines.map((line) => line.text).join('\n')
  if (text.trim() === '') return null
  try {
    const [fields]: string[][] = parse(text, { delimiter, relax_column_count: true, record_delimiter: '\n' })
    return fields === undefined ? null : { line: first.number, fields }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    return { line: first.number, problem: problems[error.code] ?? error.code }
  }
}

const problems: Readonly<Record<string, string>> = {
  CSV_INVALID_CLOSING_QUOTE: 'text stands behind a closing quote',
  CSV_QUOTE_NOT_CLOSED: 'a quote is not closed',
  INVALID_OPENING_QUOTE: 'a quote stands inside a field that is not quoted',
}
