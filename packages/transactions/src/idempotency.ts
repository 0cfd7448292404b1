import { createHash } from 'node:crypto'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { EntityManager } from 'typeorm'
import type { Statement } from './statement'
import type { Work } from './work'

/** The same input gives the same hash, whatever the order of its keys. */
export function hashInput(operation: string, input: unknown): string {
  const canonical = JSON.stringify([operation, input], (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof Date)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  )
  return createHash('sha256').update(canonical).digest('hex')
}

interface Stored {
  input_hash: string
  result: unknown
}

/**
 * Runs the work once per actor and key. A repeat gets the first result; the same key with another input is refused.
 * The row is claimed first, so that a repeat which arrives meanwhile waits for the first to commit.
 * @param last statements sent with the commit: the result is kept there.
 */
export async function once<Result>(
  work: Work,
  asked: { key: string; operation: string; input: unknown },
  act: () => Promise<Result>,
  last: Statement[],
): Promise<Result> {
  const owner = [work.groupId, work.actor.personId, asked.key]
  const hash = hashInput(asked.operation, asked.input)
  const claimed: unknown[] = await work.manager.query(
    `insert into idempotency (group_id, actor_id, key, operation, input_hash, created_at)
     values ($1, $2, $3, $4, $5, $6) on conflict do nothing returning 1`,
    [...owner, asked.operation, hash, work.now],
  )
  if (claimed.length === 0) return repeat<Result>(work.manager, owner, hash)
  const result = await act()
  last.push({
    text: `update idempotency set result = $4 where group_id = $1 and actor_id = $2 and key = $3`,
    values: [...owner, JSON.stringify({ is: result ?? null })],
  })
  return result
}

async function repeat<Result>(manager: EntityManager, owner: string[], hash: string): Promise<Result> {
  const rows: Stored[] = await manager.query(
    `select input_hash, result->'is' as result from idempotency where group_id = $1 and actor_id = $2 and key = $3`,
    owner,
  )
  const [stored] = rows
  if (stored === undefined) throw new Refusal('UNAVAILABLE')
  if (stored.input_hash !== hash) throw new Refusal('IDEMPOTENCY_KEY_REUSED')
  return stored.result as Result
}
