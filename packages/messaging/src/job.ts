import type { Store } from '@shouwen/transactions/store'

/** Work that a service does by itself, again and again. */
export interface Job {
  readonly name: string
  /** Milliseconds between two looks. */
  readonly everyMs: number
  /** Whether all instances do it at once: what it takes on it locks, and passes over what is locked. Else the active one does. */
  readonly inEveryInstance?: boolean
  /** Returns whether there may be more to do at once, or after how many milliseconds to look again. */
  readonly run: (store: Store) => Promise<boolean | number>
}
