import type { Store } from '@shouwen/transactions/store'

/** What elderly-care's resolvers reach: its store, which only use cases may write to. */
export interface ElderlyCareApp {
  readonly store: Store
}
