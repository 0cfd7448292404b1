import type { Store } from '@shouwen/transactions/store'

/**
 * Empties a service's read models and its inbox, so that a replay fills them anew.
 * @param tables names from the service's own definition, never from outside.
 * @returns how many rows went.
 */
export async function forget(store: Store, tables: readonly string[]): Promise<number> {
  if (tables.length === 0) throw new Error(`${store.service} has no read model to rebuild`)
  return store.asJob(async ({ manager }) => {
    // Every reaction begins with its inbox row: none may commit between two of the deletions below.
    await manager.query('lock table inbox in exclusive mode')
    let gone = 0
    for (const table of [...tables, 'inbox']) {
      const [, count]: [unknown, number] = await manager.query(`delete from ${table}`)
      gone += count
    }
    return gone
  })
}
