import { Complaint } from '../run/complaint.mjs'

/**
 * Imports a built module of a workspace.
 * @param {string} specifier such as `@shouwen/events/catalogue`
 * @param {string} source where it is written, to be named when it is missing
 */
export async function loadBuilt(specifier, source) {
  try {
    return await import(specifier)
  } catch (error) {
    if (!['ERR_MODULE_NOT_FOUND', 'MODULE_NOT_FOUND'].includes(error?.code)) throw error
    throw new Complaint(`${source} is missing or not built, or imports what is missing: ${error.message}`)
  }
}
