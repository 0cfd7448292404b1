import { loadBuilt } from './built.mjs'
import { loadServices } from './services.mjs'

/** `apps/<service>/schema.graphql`: the subgraph's schema as its resolvers declare it. */
export async function generateSchemas() {
  const { emitSchema } = await loadBuilt(
    '@shouwen/subgraph/emit-schema',
    'packages/subgraph/src/emit-schema.ts',
  )
  const made = {}
  for (const { name, service } of await loadServices()) {
    made[schemaPath(name)] = await emitSchema(service)
  }
  return made
}

/** @param {string} service */
export function schemaPath(service) {
  return `apps/${service}/schema.graphql`
}
