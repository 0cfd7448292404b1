import type { ApolloServerPlugin } from '@apollo/server'
import type { GatewayContext } from '../context'

/** Codes of a well-formed request whose document or variables do not hold. */
const unsoundOperation = new Set<unknown>(['GRAPHQL_PARSE_FAILED', 'INPUT_INVALID'])

/**
 * GraphQL over HTTP: who reads `application/json` is answered 200 wherever there is a GraphQL answer, because a proxy
 * could have made up any other; who reads `application/graphql-response+json` sees 400 for an operation that is not sound.
 */
export const statusByMediaType: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response, contextValue }) => {
      if (!contextValue.readsPlainJson || response.http.status !== 400) return
      if (response.body.kind !== 'single') return
      const { errors = [] } = response.body.singleResult
      if (errors.every(({ extensions }) => unsoundOperation.has(extensions?.['code'])))
        response.http.status = 200
    },
  }),
}
