import type { Store } from '@shouwen/transactions/store'

/** What sla's resolvers reach: its store, which only reactions and jobs write to. */
export interface SlaApp {
  readonly store: Store
}
