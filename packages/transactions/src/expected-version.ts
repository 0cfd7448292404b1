import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Work } from './work'

/** A row that this transaction has locked, and how its facts are found: each new version of it left one. */
export interface VersionedRow {
  readonly version: number
  /** What its facts are about: `appeal/<id>`. */
  readonly subject: `${string}/${string}`
  /** Which of the subject's facts are this row's: its id, as the facts' data name it. */
  readonly facts: Readonly<Record<string, string>>
}

interface Change {
  type: string
  actor_id: string
  occurred_at: Date
}

/**
 * Refuses with VERSION_CONFLICT what has changed since the caller read it, and says who changed what: the facts since
 * the expected version, oldest first, and who made the last of them when. A version that is not yet tells the last
 * change. Ask it after permission: the answer names people.
 */
export async function requireVersion(
  { manager }: Work,
  { version, subject, facts }: VersionedRow,
  expected: number,
): Promise<void> {
  if (version === expected) return
  const newest: Change[] = await manager.query(
    `select type, actor_id, occurred_at from events
      where subject_hash = hashtext($1) and subject = $1 and data @> $2 order by seq desc limit greatest($3, 1)`,
    [subject, JSON.stringify(facts), version - expected],
  )
  const [last] = newest
  throw new Refusal('VERSION_CONFLICT', {
    expected,
    actual: version,
    changedBy: last?.actor_id ?? null,
    changedAt: last?.occurred_at.toISOString() ?? null,
    changes: newest.map(({ type }) => type).reverse(),
  })
}
