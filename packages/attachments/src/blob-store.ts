import type { Readable } from 'node:stream'

/** A file on this machine that is ready to be kept. */
export interface ReadyFile {
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string
}

/**
 * Where files are kept, each under a key of its own that is never used again: who deletes one cannot meet who keeps
 * another (ADR 0020).
 */
export interface BlobStore {
  /** A folder on this machine where files are received and cleaned. */
  readonly staging: string
  /** Keeps the file, whole or not at all, for good once it returns; the file may be gone afterwards. */
  keep(key: BlobKey, file: ReadyFile): Promise<void>
  /** The bytes under a key; null where there are none. */
  open(key: BlobKey): Promise<Readable | null>
  /** Deletes what is under a key; nothing happens where nothing is. */
  drop(key: BlobKey): Promise<void>
}

/** A tenant's file. Both are ids, so nothing of a key needs escaping. */
export interface BlobKey {
  readonly groupId: string
  readonly id: string
}
