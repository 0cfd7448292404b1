import type { Store } from '@shouwen/transactions/store'

/** What dispatch's resolvers reach: its store, which only use cases may write to. */
export interface DispatchApp {
  readonly store: Store
}
