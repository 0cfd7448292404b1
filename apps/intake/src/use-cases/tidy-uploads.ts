import type { BlobStore } from '@shouwen/attachments/blob-store'
import { sweepStaging } from '@shouwen/attachments/staging'
import type { Job } from '@shouwen/messaging/job'
import type { Store } from '@shouwen/transactions/store'
import { UPLOAD_WAITS_MS } from '../domain/attachment'
import { attachmentTable } from '../store/attachment-table'
import { lockUploadsMadeBy } from '../store/attachments'

/** Uploads of one transaction at the most: each waits for the blob store. */
const BATCH = 20

/**
 * Lets go of uploads that nobody put beside an appeal within a day, those that broke off included: the bytes first, then the
 * row that tells of them. Returns whether there may be more.
 */
async function tidyUploads(store: Store, blobs: BlobStore): Promise<boolean> {
  await sweepStaging(blobs.staging)
  const gone = await store.asJob(async (work) => {
    const uploads = await lockUploadsMadeBy(work, new Date(work.now.getTime() - UPLOAD_WAITS_MS), BATCH)
    for (const upload of uploads) await blobs.drop(upload)
    if (uploads.length > 0)
      await work.manager.delete(
        attachmentTable,
        uploads.map(({ id }) => id),
      )
    return uploads.length
  })
  return gone === BATCH
}

export function tidyingUploads(blobs: BlobStore): Job {
  return { name: 'tidy-uploads', everyMs: 3_600_000, run: (store) => tidyUploads(store, blobs) }
}
