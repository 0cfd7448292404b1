import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { ReadyFile } from './blob-store'

/**
 * Writes a body to a folder of its own in the staging area, never more of it in memory than a piece. Refuses with
 * ATTACHMENT_TOO_LARGE what goes on beyond its limit. Whatever goes wrong, the sender's going away included, leaves nothing.
 */
export async function received(
  body: Readable,
  staging: string,
  limit: number,
): Promise<ReadyFile & { readonly folder: string }> {
  await mkdir(staging, { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(join(staging, 'file-'))
  const path = join(folder, 'received')
  const hash = createHash('sha256')
  let size = 0
  const counting = new Transform({
    transform(piece: Buffer, _encoding, done) {
      size += piece.length
      hash.update(piece)
      done(size > limit ? new Refusal('ATTACHMENT_TOO_LARGE', { limit }) : null, piece)
    },
  })
  try {
    await pipeline(body, counting, createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
  return { folder, path, size, sha256: hash.digest('hex') }
}
