import { readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isTimeZone } from '@shouwen/calendar/local-time'
import { appealKinds, channels } from '@shouwen/vocabulary/appeals'
import { z } from 'zod'
import { messageOf, Misuse } from './misuse'

const column = z.string().min(1)

/** Columns that are joined by ` / `, empty ones left out. */
const text = z.union([column, z.array(column).min(1)])

/** Why a word was mapped so: for whoever reads the mapping, not for the program. */
const why = z.string().min(1)

/** How a source's columns and words become ours. */
const fields = z.strictObject({
  /** Name of the collection; with a row's own id it makes the row one of a kind. */
  source: z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/, 'must be kebab-case, 2 to 60 characters'),
  about: z.string().optional(),
  delimiter: z.enum([',', ';', '\t', '|']).default(','),
  columns: z.strictObject({
    id: column,
    time: column,
    /** May be left out where `words` has one word for all rows. */
    nature: column.optional(),
    channel: column.optional(),
    cause: text.optional(),
    content: text.optional(),
    outcome: text.optional(),
    /** By when the source had promised to settle it, and when it was replied to and settled there; empty: not. */
    promisedBy: column.optional(),
    repliedAt: column.optional(),
    resolvedAt: column.optional(),
  }),
  /** The source's words where no column has them: the same for every row. */
  words: z
    .strictObject({ nature: z.string().max(100), channel: z.string().max(100) })
    .partial()
    .default({}),
  time: z.discriminatedUnion('format', [
    /** ISO 8601 with an offset. */
    z.strictObject({ format: z.literal('instant') }),
    /** `2011-07-01 01:32:33` on the wall clocks of the zone. */
    z.strictObject({
      format: z.literal('local'),
      timeZone: z.string().refine(isTimeZone, 'is no IANA time zone'),
    }),
    /** A date; it stands for the start of that day in the zone. */
    z.strictObject({
      format: z.literal('date'),
      timeZone: z.string().refine(isTimeZone, 'is no IANA time zone'),
    }),
  ]),
  /** The source's word for a nature → our kind, null where none corresponds. */
  natures: z.record(z.string(), z.strictObject({ kind: z.enum(appealKinds.codes).nullable(), why })),
  /** The source's word for a channel → ours, null where none corresponds. */
  channels: z.record(z.string(), z.strictObject({ channel: z.enum(channels.codes).nullable(), why })),
  /** What becomes of a row with a text longer than ours may be. */
  tooLong: z.enum(['refuse', 'cut']).default('refuse'),
})

export const mappingSchema = fields.superRefine(({ columns, words }, context) => {
  for (const field of ['nature', 'channel'] as const) {
    if ((columns[field] === undefined) === (words[field] === undefined))
      context.addIssue({
        code: 'custom',
        path: ['columns', field],
        message: 'name a column, or a word in words',
      })
  }
})

export type Mapping = z.infer<typeof mappingSchema>

const committedFolder = resolve(__dirname, '../mappings')

/** Names of the mappings that come with the product. */
export function committedMappings(): string[] {
  return readdirSync(committedFolder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -'.json'.length))
    .sort()
}

/**
 * Reads a mapping by its path, or by the name of one that comes with the product. Throws Misuse with every fault and
 * the path of it.
 * @param folder that a relative path starts from
 */
export function loadMapping(nameOrPath: string, folder: string): Mapping {
  const file = committedMappings().includes(nameOrPath)
    ? join(committedFolder, `${nameOrPath}.json`)
    : resolve(folder, nameOrPath)
  const parsed = mappingSchema.safeParse(readJson(file, nameOrPath))
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map(({ path, message }) => `  ${path.join('.') || '(root)'}: ${message}`)
  throw new Misuse(`The mapping ${file} is not valid:\n${faults.join('\n')}`)
}

function readJson(file: string, nameOrPath: string): unknown {
  let raw: string
  try {
    raw = readFileSync(file, 'utf8')
  } catch {
    throw new Misuse(
      `There is no mapping "${nameOrPath}": neither a file that can be read nor one of ${committedMappings().join(', ')}.\n` +
        `没有映射“${nameOrPath}”。`,
    )
  }
  try {
    return JSON.parse(raw)
  } catch (error) {
    throw new Misuse(`The mapping ${file} is not JSON: ${messageOf(error)}.`)
  }
}
