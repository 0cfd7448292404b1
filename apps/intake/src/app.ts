import type { Store } from '@shouwen/transactions/store'

/** What intake's resolvers reach: its store, which only use cases may write to. */
export interface IntakeApp {
  readonly store: Store
}
