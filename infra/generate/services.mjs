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

/** Loads what each service mounts: its schema, its reactions. */
export async function loadServices() {
  const missing = serviceNames.filter((name) => !existsSync(join(checkout, `apps/${name}/src/service.ts`)))
  if (missing.length > 0) {
    throw new Complaint(`missing: ${missing.map((name) => `apps/${name}/src/service.ts`).join(', ')}`)
  }
  const services = []
  for (const name of serviceNames) {
    const source = `apps/${name}/src/service.ts`
    const { service } = await loadBuilt(`@shouwen/${name}/service`, source)
    if (service === undefined) throw new Complaint(`${source} does not export \`service\``)
    services.push({ name, service })
  }
  return services
}
