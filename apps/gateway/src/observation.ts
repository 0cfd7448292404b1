import type { ApolloServerPlugin } from '@apollo/server'
import { countAnswer } from '@shouwen/subgraph/count-answer'
import { CORRELATION_HEADER } from '@shouwen/telemetry/correlation'
import { continued } from '@shouwen/telemetry/carriage'
import type { Meters } from '@shouwen/telemetry/meters'
import { inSpan } from '@shouwen/telemetry/spans'
import type { RequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import type { GatewayContext, Seen } from './context'

const key = 'seen'

/** What the gateway's numbers are told under. */
const part = 'gateway'

/** What is seen of the request that this response answers. */
export function seenOf(response: Response): Seen {
  return response.locals[key] as Seen
}

/**
 * Watches a request from its body to its answer: gives it its correlation id, which the answer names, goes on with the
 * client's trace, counts and logs how it ended. The log has neither its text nor its variables.
 */
export function observed(meters: Meters, log: Logger): RequestHandler {
  meters.begin(part)
  return (request, response, next) => {
    const seen: Seen = { operation: 'none', name: null, errors: [] }
    response.locals[key] = seen
    const began = performance.now()
    const path = request.baseUrl
    const attributes = { 'http.request.method': request.method, 'url.path': path }
    void continued(
      {
        [CORRELATION_HEADER]: response.get(CORRELATION_HEADER),
        traceparent: request.get('traceparent'),
      },
      () =>
        inSpan(`${request.method} ${path}`, { kind: 'SERVER', attributes }, async () => {
          const answered = new Promise<void>((resolve) => response.once('close', resolve))
          next()
          await answered
          const milliseconds = performance.now() - began
          countAnswer(meters, part, seen.operation, seen.errors, milliseconds)
          const codes = seen.errors.map(({ extensions }) => extensions?.['code'])
          const { operation, name } = seen
          log.info(
            { operation, name, status: response.statusCode, ms: Math.round(milliseconds), codes },
            'answered',
          )
        }),
    )
  }
}

/** Notes what the document asked for and what was refused. */
export const notingWhatIsSeen: ApolloServerPlugin<GatewayContext> = {
  requestDidStart: async ({ contextValue: { seen } }) => ({
    didResolveOperation: async ({ operation, operationName }) => {
      seen.operation = operation?.operation === 'mutation' ? 'mutation' : 'query'
      seen.name = operationName
    },
    willSendResponse: async ({ response }) => {
      if (response.body.kind === 'single') seen.errors = response.body.singleResult.errors ?? []
    },
  }),
}
