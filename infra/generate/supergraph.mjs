import { Complaint } from '../run/complaint.mjs'
import { schemaPath } from './schemas.mjs'
import { serviceNames } from './services.mjs'

export const supergraphPath = 'apps/gateway/supergraph.graphql'

/** Where the subgraphs listen in `docker-compose.yml`; a host that has them elsewhere tells the gateway so. */
const urlOf = (service) => `http://${service}:4001/graphql`

/**
 * `apps/gateway/supergraph.graphql`: the schemas of all services composed.
 * @param {Record<string, string>} made the texts made so far, the schemas among them
 */
export async function generateSupergraph(made) {
  const missing = serviceNames.filter((name) => made[schemaPath(name)] === undefined)
  if (missing.length > 0) throw new Complaint(`cannot compose without the schemas of ${missing.join(', ')}`)
  const { composeServices } = await import('@apollo/composition')
  const { parse } = await import('graphql')
  const { supergraphSdl, errors } = composeServices(
    serviceNames.map((name) => ({ name, url: urlOf(name), typeDefs: parse(made[schemaPath(name)]) })),
  )
  if (errors?.length) {
    const messages = errors.map((error) => `${error.extensions?.code ?? 'ERROR'}: ${error.message}`)
    throw new Complaint(`The schemas do not compose:\n\n${messages.join('\n\n')}`)
  }
  return { [supergraphPath]: `${supergraphSdl.trimEnd()}\n` }
}
