import DataLoader from 'dataloader'
import type { EntityManager } from 'typeorm'

/** The transaction in which something is asked. */
export interface Asking {
  readonly manager: EntityManager
  readonly groupId: string
  readonly now: Date
}

/**
 * What many ask, or write, at the same moment, in as few statements as if there were one of them: answers in the order of the keys,
 * an `Error` for a key that must fail alone.
 */
export type Together<Key, Answer> = (
  asking: Asking,
  keys: readonly Key[],
) => Promise<readonly (Answer | Error)[]>

/** Writes that have no answer. */
export function written<Row>(
  write: (asking: Asking, rows: readonly Row[]) => Promise<unknown>,
): Together<Row, void> {
  return async (asking, rows) => {
    await write(asking, rows)
    return rows.map(() => undefined)
  }
}

/** Keys of one statement at the most. */
const STATEMENT_KEYS = 500

/** Gathers the keys of a transaction that are asked for in the same turn of the event loop. */
export class AskedTogether {
  private readonly loaders = new Map<unknown, unknown>()

  constructor(private readonly asking: Asking) {}

  ask<Key, Answer>(together: Together<Key, Answer>, key: Key): Promise<Answer> {
    let loader = this.loaders.get(together) as DataLoader<Key, Answer> | undefined
    if (loader === undefined) {
      // Nothing is remembered: what is asked may lock, write, and be asked again after it has changed.
      loader = new DataLoader((keys) => together(this.asking, keys), {
        cache: false,
        maxBatchSize: STATEMENT_KEYS,
      })
      this.loaders.set(together, loader)
    }
    return loader.load(key)
  }
}
