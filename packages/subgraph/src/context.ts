import type { Actor } from '@shouwen/access/actor'
import { Refusal } from '@shouwen/vocabulary/refusal'
import DataLoader from 'dataloader'

/** What a resolver gets: who asks, the use cases, and the batches of this one request. */
export class GraphContext<App> {
  private readonly batches = new Map<string, DataLoader<string, unknown>>()

  constructor(
    readonly actor: Actor,
    readonly app: App,
  ) {}

  /** The tenant that the actor belongs to; refuses with NOT_PERMITTED an actor that has none. */
  get groupId(): string {
    const { groupId } = this.actor
    if (groupId === null) throw new Refusal('NOT_PERMITTED', { operation: 'tenant data' })
    return groupId
  }

  /**
   * Loads by key, all keys of one request in one batch: a list of entities costs one query.
   * @param name one name per kind of load; the first caller's `load` serves the whole request.
   * @param load gives values by key; a key without a value is null.
   */
  batched<Value>(
    name: string,
    key: string,
    load: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value>>,
  ): Promise<Value | null> {
    let loader = this.batches.get(name) as DataLoader<string, Value | null> | undefined
    if (loader === undefined) {
      loader = new DataLoader(async (keys: readonly string[]) => {
        const values = await load(keys)
        return keys.map((each) => values.get(each) ?? null)
      })
      this.batches.set(name, loader)
    }
    return loader.load(key)
  }

  /** As `batched`, for lists: a key without rows has the empty list. */
  async batchedList<Value>(
    name: string,
    key: string,
    load: (keys: readonly string[]) => Promise<ReadonlyMap<string, Value[]>>,
  ): Promise<Value[]> {
    return (await this.batched(name, key, load)) ?? []
  }
}

/** Rows by one of their columns, in their order: what a list batch returns. */
export function groupedBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const grouped = new Map<string, Row[]>()
  for (const row of rows) {
    const list = grouped.get(keyOf(row))
    if (list === undefined) grouped.set(keyOf(row), [row])
    else list.push(row)
  }
  return grouped
}
