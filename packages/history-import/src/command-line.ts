import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { SchemaClient } from '@shouwen/scenarios/schema-client'
import { chooseProject } from './destination'
import { importFile } from './import-file'
import { committedMappings, loadMapping } from './mapping'
import { messageOf, Misuse } from './misuse'
import { ImportReport } from './report'

/** What the command needs of its surroundings. */
export interface Surroundings {
  /** Where relative paths start. */
  readonly folder: string
  /** A client of the house at this URL, or of the one that runs on this machine. Throws with what to do if there is none. */
  readonly clientFor: (url: string | null) => SchemaClient
  readonly print: (text: string) => void
  readonly complain: (text: string) => void
}

const usage = `npm run import -- FILE --map MAPPING [--project PATH] [--as PERSONA] [--url URL] [--refused FILE]

  FILE       CSV, plain or gzip, UTF-8, with a header
  --map      a mapping's path, or one of: ${committedMappings().join(', ')}
  --project  path of the project that it is filed under, such as lvyuan/north/hetang
  --as       who imports; management unless told
  --url      where Shouwen answers; the house that runs here unless told
  --refused  every row that is refused is written to this file, as CSV`

/** `import FILE --map MAPPING …`; returns the exit code: 0 when all was read, 1 for misuse or when the house can't be reached. */
export async function runImport(args: readonly string[], around: Surroundings): Promise<number> {
  try {
    const { file, map, project, as: persona, url, refused } = readArguments(args)
    const mapping = loadMapping(map, around.folder)
    const client = around.clientFor(url)
    const { id, name, path } = await chooseProject(client, persona, project)
    around.print(`${mapping.source} → ${name} (${path})`)
    const report = new ImportReport(refused === null ? null : resolve(around.folder, refused))
    try {
      await importFile(resolve(around.folder, file), mapping, { client, persona, projectId: id }, report)
    } catch (error) {
      if (report.rows > 0)
        around.complain(`Ended early, in the middle of the file; so far:\n${report.tell()}`)
      throw error
    } finally {
      report.close()
    }
    around.print(report.tell())
    return 0
  } catch (error) {
    around.complain(messageOf(error))
    return 1
  }
}

function readArguments(args: readonly string[]): {
  file: string
  map: string
  project: string | null
  as: string
  url: string | null
  refused: string | null
} {
  const option = { type: 'string' } as const
  const options = { map: option, project: option, as: option, url: option, refused: option }
  const { values, positionals } = parsed(() =>
    parseArgs({ args: [...args], allowPositionals: true, options }),
  )
  const [file, ...more] = positionals
  const { map } = values
  if (file === undefined || map === undefined || more.length > 0) throw new Misuse(usage)
  return {
    file,
    map,
    project: values.project ?? null,
    as: values.as ?? 'management',
    url: values.url ?? null,
    refused: values.refused ?? null,
  }
}

function parsed<Result>(parse: () => Result): Result {
  try {
    return parse()
  } catch (error) {
    throw new Misuse(`${messageOf(error)}\n\n${usage}`)
  }
}
