import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { Complaint } from '../run/complaint.mjs'
import { serviceNames } from './services.mjs'

const emitter = fileURLToPath(new URL('emit-schema.mjs', import.meta.url))

/** `apps/<service>/schema.graphql`: each subgraph's schema as its resolvers declare it. */
export async function generateSchemas() {
  const outcomes = await Promise.allSettled(
    serviceNames.map((name) =>
      promisify(execFile)(process.execPath, [emitter, name], { maxBuffer: 64 * 1024 * 1024 }),
    ),
  )
  const faults = outcomes.flatMap(({ reason }, at) =>
    reason === undefined ? [] : [`${serviceNames[at]}: ${(reason.stderr || reason.message).trim()}`],
  )
  if (faults.length > 0) throw new Complaint(faults.join('\n\n'))
  return Object.fromEntries(outcomes.map(({ value }, at) => [schemaPath(serviceNames[at]), value.stdout]))
}

/** @param {string} service */
export function schemaPath(service) {
  return `apps/${service}/schema.graphql`
}
