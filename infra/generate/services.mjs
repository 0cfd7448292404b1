import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { checkout } from '../run/checkout.mjs'
import { Complaint } from '../run/complaint.mjs'
import { loadBuilt } from './built.mjs'

/** The services that join at the gateway, by the names of their folders in `apps`. */
export const serviceNames = [
  'analytics',
  'customer-profile',
  'dispatch',
  'elderly-care',
  'intake',
  'revisit-audit',
  'sla',
]

/**
 * What a service mounts: its graph, its reactions.
 * @param {string} name
 */
export async function loadService(name) {
  const source = `apps/${name}/src/service.ts`
  if (!existsSync(join(checkout, source))) throw new Complaint(`${source} is missing`)
  const { service } = await loadBuilt(`@shouwen/${name}/service`, source)
  if (service === undefined) throw new Complaint(`${source} does not export \`service\``)
  return service
}
