import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { AttachmentKind } from '@shouwen/vocabulary/attachments'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { ReadyFile } from './blob-store'
import { BytesOfFile } from './bytes-of-file'
import { beginsAs, requireWhole } from './containers'
import { claimedType, mismatch, sizeLimits, type FileType } from './file-types'
import { withoutPlace } from './mp4-boxes'
import { remade, type PictureSize } from './pictures'
import { received } from './received'

/** A file as a client sends it. */
export interface SentFile {
  readonly name: string
  /** What the client says that it is. */
  readonly mediaType: string
  /** Bytes, where the client tells. */
  readonly length: number | null
  readonly body: Readable
}

/** A file that may be kept. */
export interface CleanFile extends ReadyFile {
  readonly name: string
  readonly mediaType: string
  readonly kind: AttachmentKind
  /** Of the bytes as they were received: by it somebody can show which file of theirs this is. */
  readonly receivedSha256: string
  /** Of a photograph. */
  readonly pixels: PictureSize | null
}

/** Characters of a file's name at the most. */
const NAME_LIMIT = 120

/**
 * Receives a file, makes sure that it is what it claims to be, and takes out where it was taken; then has it used, and leaves
 * nothing of it in the staging area. Refuses with INPUT_INVALID (its name), ATTACHMENT_TYPE_NOT_ACCEPTED,
 * ATTACHMENT_TYPE_MISMATCH, ATTACHMENT_TOO_LARGE, ATTACHMENT_TOO_MANY_PIXELS, ATTACHMENT_DAMAGED.
 */
export async function madeReady<Result>(
  sent: SentFile,
  staging: string,
  use: (file: CleanFile) => Promise<Result>,
): Promise<Result> {
  const name = tidyName(sent.name)
  const type = claimedType(name, sent.mediaType)
  const limit = sizeLimits[type.kind]
  if (sent.length !== null && sent.length > limit) throw new Refusal('ATTACHMENT_TOO_LARGE', { limit })
  const { folder, ...file } = await received(sent.body, staging, limit)
  try {
    const cleaned = await clean(file, type, folder)
    const [mediaType] = type.mediaTypes
    return await use({ ...cleaned, name, mediaType, kind: type.kind, receivedSha256: file.sha256 })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function clean(
  file: ReadyFile,
  { container, kind, extensions, mediaTypes }: FileType,
  folder: string,
): Promise<ReadyFile & { pixels: PictureSize | null }> {
  await BytesOfFile.of(file.path, async (bytes) => {
    if (!(await beginsAs(container, bytes))) throw mismatch(extensions[0] ?? '', mediaTypes[0])
    if (kind !== 'photograph') await requireWhole(container, bytes)
    if (container === 'mp4') await withoutPlace(bytes)
  })
  if (kind !== 'photograph') {
    const sha256 = container === 'mp4' ? await hashOf(file.path) : file.sha256
    return { ...file, sha256, pixels: null }
  }
  const path = join(folder, 'remade')
  const pixels = await remade(file.path, path, container)
  const { size } = await stat(path)
  return { path, size, sha256: await hashOf(path), pixels }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** The last part of a path, without what turns text around or does not show. Refuses with INPUT_INVALID. */
function tidyName(given: string): string {
  const name = basename(given.replaceAll('\\', '/'))
    .replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
    .trim()
  if (name === '' || name.length > NAME_LIMIT) {
    throw new Refusal('INPUT_INVALID', { problems: `the name of a file has 1 to ${NAME_LIMIT} characters` })
  }
  return name
}
