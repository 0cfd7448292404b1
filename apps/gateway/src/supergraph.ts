import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The supergraph as composed by the build and committed: static while running. */
export function supergraphSdl(): string {
  return readFileSync(join(__dirname, '..', 'supergraph.graphql'), 'utf8')
}
