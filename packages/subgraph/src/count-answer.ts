import type { Meters } from '@shouwen/telemetry/meters'
import { isRefusalCode } from '@shouwen/vocabulary/refusal-catalogue'
import type { GraphQLFormattedError } from 'graphql'

/** `none`: a request that came to no operation. */
export type CountedOperation = 'query' | 'mutation' | 'none'

/** What a request of the gateway asks for: its documents begin with the word, or mean a query. */
export function operationIn(document: string): CountedOperation {
  return /^\s*mutation\b/.test(document) ? 'mutation' : 'query'
}

/** Counts an answer of a service or of the gateway: how long it took, and what it refused. */
export function countAnswer(
  meters: Meters,
  part: string,
  operation: CountedOperation,
  errors: readonly Pick<GraphQLFormattedError, 'extensions'>[] = [],
  milliseconds: number,
): void {
  let outcome = 'ok'
  for (const { extensions } of errors) {
    const code = extensions?.['code']
    if (code === 'INTERNAL_SERVER_ERROR') {
      meters.faults.inc({ part })
      outcome = 'fault'
    } else {
      // What is no refusal of ours is a document that is no GraphQL: Apollo's code, from a closed set as well.
      meters.refusals.inc({ part, code: isRefusalCode(code) ? code : 'NOT_GRAPHQL' })
      if (outcome === 'ok') outcome = 'refused'
    }
  }
  meters.requests.observe({ part, operation, outcome }, milliseconds / 1_000)
}
