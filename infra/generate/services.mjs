import { Complaint } from '../run/complaint.mjs'
import { loadBuilt } from './built.mjs'

/** The services that join at the gateway, by the names of their folders in `apps`. */
const loaders = {
  analytics: () => import('@shouwen/analytics/service'),
  'customer-profile': () => import('@shouwen/customer-profile/service'),
  dispatch: () => import('@shouwen/dispatch/service'),
  'elderly-care': () => import('@shouwen/elderly-care/service'),
  intake: () => import('@shouwen/intake/service'),
  'revisit-audit': () => import('@shouwen/revisit-audit/service'),
  sla: () => import('@shouwen/sla/service'),
}

/** @typedef {keyof typeof loaders} ServiceName */

export const serviceNames = /** @type {ServiceName[]} */ (Object.keys(loaders))

/**
 * What a service mounts: its graph, its reactions.
 * @param {ServiceName} name
 */
export async function loadService(name) {
  const source = `apps/${name}/src/service.ts`
  const { service } = await loadBuilt(source, loaders[name])
  if (service === undefined) throw new Complaint(`${source} does not export \`service\``)
  return service
}
