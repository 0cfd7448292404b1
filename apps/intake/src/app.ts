import type { LinkTokens } from '@shouwen/access/link-token'
import type { BlobStore } from '@shouwen/attachments/blob-store'
import type { Notifier } from '@shouwen/notices/way'
import type { AskPeer } from '@shouwen/subgraph/service'
import type { Store } from '@shouwen/transactions/store'

/**
 * What intake's resolvers and jobs reach: its store, which only use cases may write to, where attachments lie, what signs links,
 * how people are told outside the product, and those who know their telephones.
 */
export interface IntakeApp {
  readonly store: Store
  readonly blobs: BlobStore
  readonly links: LinkTokens
  readonly notifier: Notifier
  readonly ask: AskPeer
}
