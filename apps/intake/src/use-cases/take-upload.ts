import type { Actor } from '@shouwen/access/actor'
import { requireMayAsk } from '@shouwen/access/permission'
import type { BlobStore } from '@shouwen/attachments/blob-store'
import { madeReady, type CleanFile } from '@shouwen/attachments/make-ready'
import type { FileComing } from '@shouwen/subgraph/file-door'
import type { Store } from '@shouwen/transactions/store'
import type { AttachmentKind } from '@shouwen/vocabulary/attachments'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { v7 as uuidv7 } from 'uuid'
import { requireRoom } from '../domain/attachment'
import { countWaiting } from '../store/attachment-queries'
import { attachmentTable } from '../store/attachment-table'
import { permissions } from './permissions'

/** What a client is told of its upload. */
export interface UploadTaken {
  /** To be given to `attach`, within a day. */
  readonly uploadId: string
  readonly kind: AttachmentKind
  readonly fileName: string
  readonly mediaType: string
  /** Bytes of what is kept. */
  readonly size: number
  /** Of the bytes as they were sent. */
  readonly receivedSha256: string
}

/**
 * Takes a file that is to be put beside an appeal. Its row comes first, its bytes second, and the word that they are kept last:
 * whatever ends in between is found by its row and tidied away (ADR 0020). Refuses as `madeReady` does, with NOT_PERMITTED,
 * UPLOADS_EXHAUSTED and IDEMPOTENCY_KEY_REUSED.
 */
export async function takeUpload(
  { store, blobs }: { readonly store: Store; readonly blobs: BlobStore },
  actor: Actor,
  { idempotencyKey, ...sent }: FileComing,
): Promise<UploadTaken> {
  const permission = permissions['Mutation.attach']
  requireMayAsk(actor, permission)
  const { groupId } = actor
  if (groupId === null) throw new Refusal('NOT_PERMITTED', { operation: permission.operation })
  requireRoom(await store.read(groupId, (manager) => countWaiting(manager, actor.personId)))
  return madeReady(sent, blobs.staging, async (file) => {
    const upload = { groupId, id: uuidv7() }
    await store.inTenant(groupId, async ({ manager, now }) => {
      await manager.insert(attachmentTable, {
        ...rowOf(file),
        ...upload,
        uploadedBy: actor.personId,
        uploadedAt: now,
      })
    })
    await blobs.keep(upload, file)
    const { name, receivedSha256 } = file
    const command = { operation: 'intake.upload', actor, input: { idempotencyKey, name, receivedSha256 } }
    return store.command(command, async ({ manager, now }) => {
      await manager.update(attachmentTable, { id: upload.id }, { keptAt: now })
      const { kind, mediaType, size } = file
      return { uploadId: upload.id, kind, fileName: name, mediaType, size, receivedSha256 }
    })
  })
}

function rowOf({ kind, mediaType, name, size, sha256, receivedSha256, pixels }: CleanFile) {
  return {
    kind,
    mediaType,
    fileName: name,
    size,
    sha256,
    receivedSha256,
    width: pixels?.width ?? null,
    height: pixels?.height ?? null,
    visibleToCustomer: false,
  }
}
