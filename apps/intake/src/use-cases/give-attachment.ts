import { createHash } from 'node:crypto'
import { pipeline, Transform, type Readable } from 'node:stream'
import type { Actor } from '@shouwen/access/actor'
import { requireMayAsk } from '@shouwen/access/permission'
import type { BlobStore } from '@shouwen/attachments/blob-store'
import type { FileGoing } from '@shouwen/subgraph/file-door'
import type { Store } from '@shouwen/transactions/store'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { validate as isUuid } from 'uuid'
import { appealsById } from '../store/appeal-queries'
import { attachmentsById } from '../store/attachment-queries'
import { permissions } from './permissions'
import { readsAttachment } from './withheld'

/** An attachment's bytes, for whom its appeal shows it (C0.3, P5.6.3.3). Refuses with NOT_FOUND, NOT_PERMITTED. */
export async function giveAttachment(
  { store, blobs }: { readonly store: Store; readonly blobs: BlobStore },
  actor: Actor,
  id: string,
): Promise<FileGoing> {
  const permission = permissions.Appeal
  requireMayAsk(actor, permission)
  const { groupId } = actor
  const nothing = new Refusal('NOT_FOUND', { what: 'attachment', id: id.slice(0, 40) })
  if (groupId === null || !isUuid(id)) throw nothing
  const attachment = await store.read(groupId, async (manager) => {
    const found = (await attachmentsById(manager, [id])).get(id)
    const { appealId = null } = found ?? {}
    if (found === undefined || appealId === null) return null
    const appeal = (await appealsById(manager, { actor, permission }, [appealId])).get(appealId)
    return appeal !== undefined && readsAttachment(actor, appeal, found) ? found : null
  })
  if (attachment === null) throw nothing
  const body = await blobs.open(attachment)
  if (body === null) throw new Error(`the bytes of attachment ${id} are gone`)
  const { fileName: name, mediaType, size, sha256 } = attachment
  return { name, mediaType, size, sha256, body: verified(body, sha256) }
}

/** The same bytes; breaks off before the last of them where they are not what was kept. */
function verified(body: Readable, sha256: string): Readable {
  const hash = createHash('sha256')
  let held: Buffer | null = null
  const checking = new Transform({
    transform(piece: Buffer, _encoding, done) {
      hash.update(piece)
      const before = held
      held = piece
      done(null, before)
    },
    flush(done) {
      if (hash.digest('hex') === sha256) done(null, held)
      else done(new Error('an attachment is not what was kept'))
    },
  })
  return pipeline(body, checking, () => undefined)
}
