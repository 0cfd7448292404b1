import type { CountedOperation } from '@shouwen/subgraph/count-answer'
import type { Language } from '@shouwen/vocabulary/refusal'
import type { GraphQLFormattedError } from 'graphql'

/** What is seen of one request on its way through the gateway. */
export interface Seen {
  operation: CountedOperation
  /** The operation's own name in the document, for the log. */
  name: string | null
  errors: readonly Pick<GraphQLFormattedError, 'extensions'>[]
}

/** What travels with one request through the gateway. */
export interface GatewayContext {
  /** The signed actor for the subgraphs; undefined for `{ __typename }` without a token. */
  readonly actorToken: string | undefined
  /** The language that refusals are told in: Chinese unless the client asks for English. */
  readonly language: Language
  /** The answer goes out as `application/json`, not as `application/graphql-response+json`. */
  readonly readsPlainJson: boolean
  /** What is noted of the request for log and metrics. */
  readonly seen: Seen
}
