import { Complaint } from '../run/complaint.mjs'
import { supergraphPath } from './supergraph.mjs'

export const apiSchemaPath = 'apps/gateway/api.graphql'

/**
 * `apps/gateway/api.graphql`: the schema as clients see it, without what only the gateway and the subgraphs need.
 * @param {Record<string, string>} made the texts made so far, the supergraph among them
 */
export async function generateApiSchema(made) {
  const supergraph = made[supergraphPath]
  if (supergraph === undefined) throw new Complaint('cannot tell the API without the supergraph')
  const { printSchema, Supergraph } = await import('@apollo/federation-internals')
  return { [apiSchemaPath]: `${printSchema(Supergraph.build(supergraph).apiSchema()).trimEnd()}\n` }
}
