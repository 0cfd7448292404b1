import { createHash, randomUUID } from 'node:crypto'
import type { SchemaClient } from '@shouwen/scenarios/schema-client'
import { Batch, type PlacedRow } from './batches'
import { csvRecords } from './csv-records'
import { RowMapper } from './map-row'
import type { Mapping } from './mapping'
import { Misuse } from './misuse'
import type { ImportReport } from './report'
import { sourceBytes } from './source-file'

const importHistory = /* GraphQL */ `
  mutation ImportHistory($input: ImportHistoryInput!) {
    importHistory(input: $input) {
      accepted
      known
      refused {
        index
        code
        problem
      }
    }
  }
`

interface ImportAnswer {
  readonly importHistory: {
    readonly accepted: number
    readonly known: number
    readonly refused: readonly { readonly index: number; readonly code: string; readonly problem: string }[]
  }
}

/** Where the rows go, and on whose behalf. */
export interface Destination {
  readonly client: SchemaClient
  readonly persona: string
  readonly projectId: string
}

/**
 * Brings a file in, a batch at a time, so that its size does not matter. What is done is in the report as it happens,
 * also when reading or sending ends early. Throws Misuse for a file that does not fit the mapping.
 */
export async function importFile(
  file: string,
  mapping: Mapping,
  destination: Destination,
  report: ImportReport,
): Promise<void> {
  const run = randomUUID()
  const batch = new Batch()
  let mapper: RowMapper | null = null
  for await (const record of csvRecords(sourceBytes(file), mapping.delimiter)) {
    if (mapper === null) {
      if ('problem' in record) throw new Misuse(`The header of ${file} cannot be read: ${record.problem}.`)
      mapper = new RowMapper(mapping, record.fields)
      continue
    }
    report.rows += 1
    const row = 'problem' in record ? record : mapper.read(record.fields)
    if ('problem' in row) {
      report.refuse({ line: record.line, code: 'ROW_INVALID', problem: row.problem })
      continue
    }
    const full = batch.add({ line: record.line, row })
    if (full !== null) await send(full, mapping.source, run, destination, report)
  }
  if (mapper === null) throw new Misuse(`${file} is empty.\n${file} 是空文件。`)
  await send(batch.take(), mapping.source, run, destination, report)
}

/**
 * The key is the run's and the content's: an answer that got lost on its way is asked for again under the same key,
 * and another run is told which rows are known, not what the first run was told.
 */
async function send(
  placed: readonly PlacedRow[],
  source: string,
  run: string,
  { client, persona, projectId }: Destination,
  report: ImportReport,
): Promise<void> {
  if (placed.length === 0) return
  const rows = placed.map(({ row }) => row)
  const content = createHash('sha256')
    .update(JSON.stringify([source, projectId, rows]))
    .digest('hex')
  const idempotencyKey = `${run}-${content.slice(0, 32)}`
  const { importHistory: answer } = await client.must<ImportAnswer>(persona, importHistory, {
    input: { idempotencyKey, projectId, source, rows },
  })
  report.accepted += answer.accepted
  report.known += answer.known
  for (const { index, code, problem } of answer.refused) {
    report.refuse({ line: placed[index]?.line ?? 0, code, problem })
  }
}
