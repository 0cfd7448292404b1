import { Complaint } from '../run/complaint.mjs'
import { checkout } from '../run/checkout.mjs'
import { apiSchemaPath } from './api-schema.mjs'

const operations = 'packages/scenarios/src/generated/operations.ts'

/** What writes the file, by the names that graphql-codegen looks for. */
const plugins = {
  '@graphql-codegen/typescript-operations': () => import('@graphql-codegen/typescript-operations'),
  '@graphql-codegen/typed-document-node': () => import('@graphql-codegen/typed-document-node'),
}

/**
 * The operations of packages/scenarios with the types of their variables and answers. One that asks for what the API
 * does not offer is a fault.
 * @param {Record<string, string>} made the texts made so far, the API's schema among them
 */
export async function generateOperations(made) {
  const schema = made[apiSchemaPath]
  if (schema === undefined) throw new Complaint('cannot check operations without the schema of the API')
  const { executeCodegen } = await import('@graphql-codegen/cli')
  const { result, error } = await executeCodegen({
    cwd: checkout,
    schema,
    documents: 'packages/scenarios/src/**/*.graphql',
    generates: { [operations]: { plugins: ['typescript-operations', 'typed-document-node'] } },
    config: {
      documentMode: 'string',
      immutableTypes: true,
      useTypeImports: true,
      strictScalars: true,
      scalars: { ID: 'string', DateTimeISO: 'string', JSON: 'unknown' },
    },
    pluginLoader: (name) => plugins[name](),
    silent: true,
  })
  if (error) throw new Complaint(error.message)
  return Object.fromEntries(result.map(({ filename, content }) => [filename, content]))
}
