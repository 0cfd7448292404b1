import { extname } from 'node:path'
import type { AttachmentKind } from '@shouwen/vocabulary/attachments'
import { Refusal } from '@shouwen/vocabulary/refusal'

/** How the bytes of a file are put together; what is looked into before one is kept. */
export type Container = 'jpeg' | 'png' | 'webp' | 'mp3' | 'mp4' | 'wav' | 'amr' | 'pdf'

/** A type of file that is taken. */
export interface FileType {
  readonly extensions: readonly string[]
  /** What it is served as, and then other names that clients give it. */
  readonly mediaTypes: readonly [string, ...string[]]
  readonly container: Container
  readonly kind: AttachmentKind
}

/** All that is taken. Neither SVG nor HTML nor office files: they may carry programs. */
const fileTypes: readonly FileType[] = [
  { extensions: ['jpg', 'jpeg'], mediaTypes: ['image/jpeg'], container: 'jpeg', kind: 'photograph' },
  { extensions: ['png'], mediaTypes: ['image/png'], container: 'png', kind: 'photograph' },
  { extensions: ['webp'], mediaTypes: ['image/webp'], container: 'webp', kind: 'photograph' },
  { extensions: ['mp3'], mediaTypes: ['audio/mpeg', 'audio/mp3'], container: 'mp3', kind: 'recording' },
  {
    extensions: ['m4a'],
    mediaTypes: ['audio/mp4', 'audio/x-m4a', 'audio/m4a'],
    container: 'mp4',
    kind: 'recording',
  },
  {
    extensions: ['wav'],
    mediaTypes: ['audio/wav', 'audio/x-wav', 'audio/wave', 'audio/vnd.wave'],
    container: 'wav',
    kind: 'recording',
  },
  { extensions: ['amr'], mediaTypes: ['audio/amr', 'audio/3gpp'], container: 'amr', kind: 'recording' },
  { extensions: ['mp4'], mediaTypes: ['video/mp4'], container: 'mp4', kind: 'recording' },
  { extensions: ['pdf'], mediaTypes: ['application/pdf'], container: 'pdf', kind: 'letter' },
]

const MIB = 1024 * 1024

/** Bytes at the most, as they are received. */
export const sizeLimits: Readonly<Record<AttachmentKind, number>> = {
  photograph: 15 * MIB,
  recording: 50 * MIB,
  letter: 20 * MIB,
}

/** Pixels of a picture at the most: more than a telephone's camera takes, and what can be decoded at once. */
export const PIXEL_LIMIT = 50_000_000

/**
 * The type that a file claims to be, by its name and by what the client says of it. Refuses with
 * ATTACHMENT_TYPE_NOT_ACCEPTED what is not taken, with ATTACHMENT_TYPE_MISMATCH where the two disagree.
 */
export function claimedType(name: string, mediaType: string): FileType {
  const extension = extname(name).slice(1).toLowerCase()
  const claimed = mediaType.split(';')[0]?.trim().toLowerCase() ?? ''
  const type = fileTypes.find(({ extensions }) => extensions.includes(extension))
  if (type === undefined) {
    const accepted = fileTypes.flatMap(({ extensions }) => extensions).join(', ')
    throw new Refusal('ATTACHMENT_TYPE_NOT_ACCEPTED', { given: extension.slice(0, 20), accepted })
  }
  if (!type.mediaTypes.includes(claimed)) throw mismatch(extension, claimed)
  return type
}

/** The refusal of a file that is not what it claims to be. */
export function mismatch(extension: string, claimed: string): Refusal {
  return new Refusal('ATTACHMENT_TYPE_MISMATCH', { claimed: `${extension}, ${claimed.slice(0, 60)}` })
}

/** The refusal of a file that nobody could open again. */
export function damaged(problem: string): Refusal {
  return new Refusal('ATTACHMENT_DAMAGED', { problem })
}
