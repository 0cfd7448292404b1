import { chmodSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this checkout. */
export const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** Where a run keeps its data: `SHOUWEN_DATA`, else `.shouwen` in the checkout. */
export function dataFolder() {
  return process.env.SHOUWEN_DATA ? resolve(process.env.SHOUWEN_DATA) : join(checkout, '.shouwen')
}

/**
 * Creates a folder that only its owner can list. As root it stays traversable, because the database server
 * inside runs as another user; what is secret in it is a file of mode 0600.
 * @param {string} folder
 */
export function makePrivateFolder(folder) {
  mkdirSync(folder, { recursive: true })
  try {
    chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') throw error
  }
  return folder
}
