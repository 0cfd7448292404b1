import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Milliseconds after which nobody is receiving a file any more: a process that was killed has left it. */
const LEFT_MS = 3_600_000

/** Deletes what processes that were killed have left in a staging area; by the clock of its disk. */
export async function sweepStaging(staging: string): Promise<void> {
  const names = await readdir(staging).catch(() => [])
  for (const name of names) {
    const path = join(staging, name)
    const changed = await stat(path).catch(() => null)
    if (changed !== null && Date.now() - changed.mtimeMs > LEFT_MS)
      await rm(path, { recursive: true, force: true })
  }
}
