import { join } from 'node:path'
import { makePrivateFolder } from './checkout.mjs'
import { Complaint } from './complaint.mjs'
import { takeLock } from './lock.mjs'

/**
 * Makes a data folder and takes it for this run.
 * @param {string} folder
 * @returns {() => void} gives it back
 * @throws {Complaint} when another run has it, or it cannot be written
 */
export function takeDataFolder(folder) {
  try {
    makePrivateFolder(folder)
    return takeLock(
      join(folder, 'start.lock'),
      (holder) =>
        `Shouwen already runs on the data in ${folder}: process ${holder}.\n` +
        'End that one, or set SHOUWEN_DATA to another folder (and PORT to another port).\n' +
        `首问已在使用 ${folder} 中的数据：进程 ${holder}。请结束该进程，或用 SHOUWEN_DATA 指定其他目录（并用 PORT 指定其他端口）。`,
    )
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error)
    if (error instanceof Complaint || !code) throw error
    throw new Complaint(
      `The data folder ${folder} cannot be used: ${message}.\nSet SHOUWEN_DATA to a folder that you may write.\n` +
        `无法使用数据目录 ${folder}，请用 SHOUWEN_DATA 指定可写的目录。`,
    )
  }
}
