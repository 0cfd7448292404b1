import type { Store } from '@shouwen/transactions/store'

/** What analytics' resolvers reach: its store, which only reactions write to. */
export interface AnalyticsApp {
  readonly store: Store
}
