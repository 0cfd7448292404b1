import type { LinkTokens } from '@shouwen/access/link-token'
import type { Store } from '@shouwen/transactions/store'

/** What intake's resolvers reach: its store, which only use cases may write to, and what signs links to appeals. */
export interface IntakeApp {
  readonly store: Store
  readonly links: LinkTokens
}
