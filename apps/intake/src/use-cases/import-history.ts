import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { appealImported } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { RefusalCode } from '@shouwen/vocabulary/refusal-catalogue'
import { v7 as uuidv7 } from 'uuid'
import type { Appeal } from '../domain/appeal'
import { decideImport, type HistoryRow } from '../domain/import-history'
import { knownProject } from '../store/project-queries'
import { appealTable } from '../store/tables'
import { permissions } from './permissions'

/** Rows of one request at the most. */
export const IMPORT_BATCH_LIMIT = 500

export interface ImportHistoryInput {
  readonly idempotencyKey: string
  readonly projectId: string
  /** Name of the collection; with a row's own id it makes the row one of a kind. */
  readonly source: string
  readonly rows: readonly HistoryRow[]
}

/** A row that could not be taken, and why. */
export interface RefusedRow {
  readonly index: number
  readonly code: RefusalCode
  readonly problem: string
}

export interface ImportResult {
  readonly accepted: number
  /** Rows that an earlier import has brought in. */
  readonly known: number
  readonly refused: readonly RefusedRow[]
}

/** Brings history in: each row once, whatever is repeated; a bad row is refused alone. */
export function importHistory(store: Store, input: ImportHistoryInput, actor: Actor): Promise<ImportResult> {
  if (input.rows.length === 0 || input.rows.length > IMPORT_BATCH_LIMIT) {
    throw new Refusal('INPUT_INVALID', { problems: `rows must number 1 to ${IMPORT_BATCH_LIMIT}` })
  }
  return store.command(
    { operation: permissions['Mutation.importHistory'].operation, actor, input },
    async (work) => {
      const project = await knownProject(work.manager, input.projectId)
      authorize(actor, permissions['Mutation.importHistory'], project.path)
      const refused: RefusedRow[] = []
      const rowOf = new Map<string, HistoryRow>()
      const appeals = input.rows.flatMap((row, index) => {
        try {
          const place = {
            id: uuidv7(),
            groupId: work.groupId,
            projectId: project.projectId,
            projectPath: project.path,
            projectKind: project.kind,
            source: input.source,
          }
          rowOf.set(place.id, row)
          return [decideImport(row, place, work.now)]
        } catch (error) {
          if (!(error instanceof Refusal)) throw error
          refused.push({ index, code: error.code, problem: error.message })
          return []
        }
      })
      const accepted = await insertNew(work, appeals, rowOf)
      return { accepted, known: appeals.length - accepted, refused }
    },
  )
}

async function insertNew(
  work: Work,
  appeals: readonly Appeal[],
  rowOf: ReadonlyMap<string, HistoryRow>,
): Promise<number> {
  if (appeals.length === 0) return 0
  const { raw }: { raw: { id: string }[] } = await work.manager
    .createQueryBuilder()
    .insert()
    .into(appealTable)
    .values([...appeals])
    .orIgnore()
    .returning('id')
    .execute()
  const inserted = new Set(raw.map(({ id }) => id))
  for (const appeal of appeals) {
    const row = rowOf.get(appeal.id)
    if (row !== undefined && inserted.has(appeal.id)) recordImported(work, appeal, row)
  }
  return inserted.size
}

function recordImported(work: Work, appeal: Appeal, row: HistoryRow): void {
  work.record(appealImported, {
    subject: `appeal/${appeal.id}`,
    appealId: appeal.id,
    projectPath: appeal.projectPath,
    clauses: ['P3.channels'],
    data: {
      appealId: appeal.id,
      projectId: appeal.projectId,
      projectPath: appeal.projectPath,
      source: appeal.source ?? '',
      sourceNature: appeal.sourceNature ?? '',
      sourceChannel: appeal.sourceChannel ?? '',
      kind: appeal.kind,
      channel: appeal.channel,
      receivedAt: appeal.receivedAt.toISOString(),
      promisedBy: row.promisedBy?.toISOString() ?? null,
      repliedAt: row.repliedAt?.toISOString() ?? null,
      resolvedAt: row.resolvedAt?.toISOString() ?? null,
      version: appeal.version,
    },
  })
}
