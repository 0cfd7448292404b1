import type { ApolloServerPlugin } from '@apollo/server'
import { errorFormatter } from '@shouwen/subgraph/errors'
import { tellRefusal, type RefusalFacts } from '@shouwen/vocabulary/refusal'
import { isRefusalCode } from '@shouwen/vocabulary/refusal-catalogue'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import type { GatewayContext } from './context'

/** Extensions that may leave the house; the name of the service that refused stays inside. */
const shown = ['code', 'facts', 'retryable', 'fault'] as const

/** Lets the subgraphs' refusals and masked faults through, and masks the gateway's own faults. */
export function gatewayErrorFormatter(
  log: Logger,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  const maskOwn = errorFormatter(log)
  return (formatted, error) => {
    const extensions = formatted.extensions ?? {}
    const ofSubgraph = isRefusalCode(extensions['code']) || typeof extensions['fault'] === 'string'
    if (!ofSubgraph) return maskOwn(formatted, error)
    return {
      message: formatted.message,
      ...(formatted.path === undefined ? {} : { path: formatted.path }),
      extensions: Object.fromEntries(
        shown.filter((key) => key in extensions).map((key) => [key, extensions[key]]),
      ),
    }
  }
}

/** Tells refusals in the reader's language: words belong to the edge. */
export function tellInLanguage(
  error: GraphQLFormattedError,
  language: GatewayContext['language'],
): GraphQLFormattedError {
  const code = error.extensions?.['code']
  if (!isRefusalCode(code)) return error
  const facts = (error.extensions?.['facts'] ?? {}) as RefusalFacts
  return { ...error, message: tellRefusal(code, facts, language) }
}

/** Rewrites the errors of every answer in the reader's language. */
export const refusalsInTheReadersLanguage: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, contextValue }) => {
      if (response.body.kind !== 'single') return
      const { errors } = response.body.singleResult
      if (errors === undefined) return
      response.body.singleResult.errors = errors.map((error) => tellInLanguage(error, contextValue.language))
    },
  }),
}

/** A refusal before there is a context: who asks is not known, so it is told by status as well. */
export function refusedAtTheDoor(
  status: number,
  extensions: Record<string, unknown>,
  message: string,
): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, http: { status } } })
}
