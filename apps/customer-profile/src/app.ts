import type { AskPeer } from '@shouwen/subgraph/service'
import type { Store } from '@shouwen/transactions/store'

/** What resolvers and jobs reach: the store, which only use cases may write to, and intake, which knows the callers. */
export interface CustomerProfileApp {
  readonly store: Store
  readonly ask: AskPeer
}
