import { createHash } from 'node:crypto'
import { Complaint } from '../run/complaint.mjs'
import { checkout } from '../run/checkout.mjs'
import { apiSchemaPath } from './api-schema.mjs'

const operations = 'packages/scenarios/src/generated/operations.ts'
const manifest = 'packages/scenarios/src/generated/persisted-operations.json'

/** What writes the file, by the names that graphql-codegen looks for. */
const plugins = {
  '@graphql-codegen/typescript-operations': () => import('@graphql-codegen/typescript-operations'),
  '@graphql-codegen/typed-document-node': () => import('@graphql-codegen/typed-document-node'),
}

/**
 * The operations of packages/scenarios with the types of their variables and answers. One that asks for what the API
 * does not offer is a fault. Also their manifest, as a house takes it that runs only what is listed (docs/operations.md).
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
  const texts = Object.fromEntries(result.map(({ filename, content }) => [filename, content]))
  return { ...texts, [manifest]: manifestOf(texts[operations]) }
}

/** @param {string} source where every document stands as its client sends it */
function manifestOf(source) {
  const listed = [...source.matchAll(/new TypedDocumentString\(`([^`]*)`\)/g)].map(([, body]) => {
    const [, type, name] = /^\s*(query|mutation) (\w+)/.exec(body) ?? []
    if (name === undefined || body.includes('${')) throw new Complaint(`cannot list this operation: ${body}`)
    return { id: createHash('sha256').update(body).digest('hex'), name, type, body }
  })
  const made = { format: 'apollo-persisted-query-manifest', version: 1, operations: listed }
  return `${JSON.stringify(made, null, 2)}\n`
}
