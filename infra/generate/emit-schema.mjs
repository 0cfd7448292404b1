import { printFault } from '../run/complaint.mjs'
import { loadBuilt } from './built.mjs'
import { loadService } from './services.mjs'

// Prints the schema of the one service that is named, in a process of its own: decorators register in a store that
// a whole process has in common, and a schema must not depend on which services are loaded beside it.
try {
  const { emitSchema, subgraphSchema } = await loadBuilt(
    'packages/subgraph/src/schema.ts',
    () => import('@shouwen/subgraph/schema'),
  )
  const service = await loadService(process.argv[2])
  // Fails where an operation or an entity has no row in the permission table.
  subgraphSchema(service)
  process.stdout.write(emitSchema(service))
} catch (error) {
  printFault(error)
  process.exitCode = 1
}
