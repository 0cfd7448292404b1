import type { Store } from '@shouwen/transactions/store'

/** What the resolvers of revisit-audit reach: its store, which only use cases and reactions may write to. */
export interface RevisitAuditApp {
  readonly store: Store
}
