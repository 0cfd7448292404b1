import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import type { BlobKey, BlobStore, ReadyFile } from './blob-store'

/** Keeps files in a folder of this machine, or of a disk that all instances share. */
export class LocalBlobs implements BlobStore {
  readonly staging: string

  constructor(private readonly folder: string) {
    this.staging = join(folder, 'staging')
  }

  async keep(key: BlobKey, { path }: ReadyFile): Promise<void> {
    const kept = this.pathOf(key)
    await mkdir(dirname(kept), { recursive: true, mode: 0o700 })
    await flushed(path)
    await rename(path, kept)
    await flushed(dirname(kept))
  }

  async open(key: BlobKey): Promise<Readable | null> {
    try {
      const file = await open(this.pathOf(key))
      return file.createReadStream()
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  async drop(key: BlobKey): Promise<void> {
    await rm(this.pathOf(key), { force: true })
  }

  /** By the end of the id, which is made by chance: folders of equal size. */
  private pathOf({ groupId, id }: BlobKey): string {
    return join(this.folder, groupId, id.slice(-2), id)
  }
}

/** Has what was written reach the disk; of a folder, its list of names. */
async function flushed(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'
