import { Complaint } from '../run/complaint.mjs'

/**
 * Imports a built module of a workspace.
 * @template Module
 * @param {string} source where it is written, to be named when it is missing
 * @param {() => Promise<Module>} load
 */
export async function loadBuilt(source, load) {
  try {
    return await load()
  } catch (error) {
    if (!['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes(error?.code)) throw error
    throw new Complaint(`${source} is missing or not built, or imports what is missing: ${error.message}`)
  }
}
