import type { AppealKind, Channel } from '@shouwen/vocabulary/appeals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Appeal } from './appeal'
import { tidyText } from './texts'

/** One row of history, as a mapping made it from its source. */
export interface HistoryRow {
  readonly sourceId: string
  readonly nature: string
  readonly channel: string
  readonly kind: AppealKind | null
  readonly mappedChannel: Channel | null
  readonly receivedAt: Date
  readonly cause: string | null
  readonly content: string | null
  readonly outcome: string | null
  /** By when its source had promised to settle it; it may have been over when it came. */
  readonly promisedBy: Date | null
  readonly repliedAt: Date | null
  readonly resolvedAt: Date | null
}

/** Characters of a source's own words at the most. */
const SOURCE_WORD_LIMIT = 100

/** History is archived from the start: nobody answers for it. Refuses what is not usable. */
export function decideImport(
  row: HistoryRow,
  place: Pick<Appeal, 'id' | 'groupId' | 'projectId' | 'projectPath' | 'projectKind'> & { source: string },
  now: Date,
): Appeal {
  const problems = [
    row.sourceId.trim() === '' ? 'sourceId is empty' : null,
    row.sourceId.length > SOURCE_WORD_LIMIT ? 'sourceId is too long' : null,
    row.nature.length > SOURCE_WORD_LIMIT ? 'nature is too long' : null,
    row.channel.length > SOURCE_WORD_LIMIT ? 'channel is too long' : null,
    ...(['repliedAt', 'resolvedAt'] as const).map((field) => {
      const at = row[field]
      return at !== null && at < row.receivedAt ? `${field} is before receivedAt` : null
    }),
  ].filter((problem) => problem !== null)
  if (problems.length > 0) throw new Refusal('INPUT_INVALID', { problems })
  for (const field of ['receivedAt', 'repliedAt', 'resolvedAt'] as const) {
    const at = row[field]
    if (at !== null && at > now) throw new Refusal('TIME_IN_FUTURE', { field })
  }
  return {
    ...place,
    number: `${place.source}:${row.sourceId}`,
    origin: 'imported',
    sourceId: row.sourceId,
    sourceNature: row.nature,
    sourceChannel: row.channel,
    kind: row.kind,
    channel: row.mappedChannel,
    category: null,
    grade: null,
    impact: null,
    aboutService: false,
    scope: null,
    severity: null,
    confidential: false,
    declined: null,
    cause: tidyText('cause', row.cause),
    content: tidyText('content', row.content) ?? '',
    unitId: null,
    customerId: null,
    callerName: null,
    callerTelephone: null,
    receivedAt: row.receivedAt,
    registeredAt: now,
    firstContactId: null,
    packId: null,
    packVersion: null,
    status: 'archived',
    departmentId: null,
    informedAt: null,
    outcome: tidyText('outcome', row.outcome),
    demand: null,
    resolvedAt: null,
    revisitedAt: null,
    closedAt: null,
    archivedAt: now,
    version: 1,
  }
}
