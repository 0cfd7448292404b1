import { HeaderMap, type ApolloServerPlugin } from '@apollo/server'
import { errorFormatter, refusalExtensions } from '@shouwen/subgraph/errors'
import { tellRefusal, type Refusal, type RefusalFacts } from '@shouwen/vocabulary/refusal'
import { isRefusalCode, type RefusalCode } from '@shouwen/vocabulary/refusal-catalogue'
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import type { GatewayContext } from './context'

/** Extensions that may leave the house; the name of the service that refused stays inside. */
const shown = ['code', 'facts', 'retryable', 'fault'] as const

/**
 * Lets the subgraphs' refusals and masked faults through, and masks the gateway's own faults.
 * @param options suggestions: whether errors may name what the schema has instead ("Did you mean …")
 */
export function gatewayErrorFormatter(
  log: Logger,
  { suggestions }: { readonly suggestions: boolean },
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  const maskOwn = errorFormatter(log)
  const format = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
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
  return suggestions ? format : (formatted, error) => withoutSuggestions(format(formatted, error))
}

function withoutSuggestions(error: GraphQLFormattedError): GraphQLFormattedError {
  const facts = error.extensions?.['facts']
  if (!isFacts(facts)) return error
  const problems = facts['problems']
  if (typeof problems !== 'string') return error
  const told = problems.replace(/ Did you mean [^?]*\?/g, '')
  return {
    ...error,
    message: error.message.replace(problems, told),
    extensions: { ...error.extensions, facts: { ...facts, problems: told } },
  }
}

function isFacts(value: unknown): value is RefusalFacts {
  return typeof value === 'object' && value !== null
}

/** Tells refusals in the reader's language: words belong to the edge. */
function tellInLanguage(
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

/** HTTP status of the refusals that come before there is a context; 400 for the others. */
const statuses: Partial<Record<RefusalCode, number>> = {
  NOT_SIGNED_IN: 401,
  TOKEN_INVALID: 401,
  LINK_NOT_VALID: 401,
  PERSON_UNKNOWN: 403,
  OPERATION_NOT_LISTED: 403,
  RATE_LIMITED: 429,
  TOO_BUSY: 503,
  UNAVAILABLE: 503,
}

/** The HTTP status that a refusal before there is a context is told by as well. */
export function statusAtTheDoor(code: RefusalCode): number {
  return statuses[code] ?? 400
}

/** A refusal before there is a context: told at once in the reader's language, and by the HTTP status as well. */
export function refusedAtTheDoor(
  { code, facts }: Refusal,
  language: GatewayContext['language'],
): GraphQLError {
  const status = statusAtTheDoor(code)
  const headers = new HeaderMap()
  if (status === 401) headers.set('www-authenticate', 'Bearer')
  if (code === 'RATE_LIMITED') headers.set('retry-after', String(facts['retryAfter']))
  if (code === 'TOO_BUSY') headers.set('retry-after', '1')
  const extensions: Record<string, unknown> = { ...refusalExtensions(code, facts), http: { status, headers } }
  return new GraphQLError(tellRefusal(code, facts, language), { extensions })
}
