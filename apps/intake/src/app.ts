import type { LinkTokens } from '@shouwen/access/link-token'
import type { BlobStore } from '@shouwen/attachments/blob-store'
import type { Store } from '@shouwen/transactions/store'

/** What intake's resolvers reach: its store, which only use cases may write to, where attachments lie, and what signs links. */
export interface IntakeApp {
  readonly store: Store
  readonly blobs: BlobStore
  readonly links: LinkTokens
}
