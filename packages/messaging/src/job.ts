import type { Store } from '@shouwen/transactions/store'

/** Work that a service does by itself, again and again, in its active instance. */
export interface Job {
  readonly name: string
  /** Milliseconds between two looks. */
  readonly everyMs: number
  /** Returns whether there may be more to do at once. */
  readonly run: (store: Store) => Promise<boolean>
}
