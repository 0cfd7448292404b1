import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { ApolloGateway } from '@apollo/gateway'
import { expressMiddleware } from '@as-integrations/express5'
import type { ActorTokens } from '@shouwen/access/actor-token'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { refusalExtensions } from '@shouwen/subgraph/errors'
import type { Reach } from '@shouwen/subgraph/run-service'
import type { RequestHandler } from 'express'
import type { Logger } from 'pino'
import { languageOf, type GatewayContext } from './context'
import {
  gatewayErrorFormatter,
  refusalsInTheReadersLanguage,
  refusedAtTheDoor,
  tellInLanguage,
} from './errors'
import type { People } from './identity/people'
import type { TokenVerifier } from './identity/token-verifier'
import { asksOnlyTypename } from './only-typename'
import { SubgraphDataSource } from './subgraph-data-source'

/** Lexical tokens of a document at the most. */
const TOKEN_LIMIT = 5_000

export interface GatewayParts {
  readonly supergraphSdl: string
  readonly reach: Reach
  readonly actorTokens: ActorTokens
  readonly verifier: TokenVerifier
  readonly people: People
  readonly log: Logger
  /** Whether clients may ask for the schema: never in production. */
  readonly introspection: boolean
}

/** The one front door: checks who asks, plans over the static supergraph, and tells refusals in their language. */
export async function startGateway(
  parts: GatewayParts,
): Promise<{ middleware: RequestHandler; stop(): Promise<void> }> {
  const gateway = new ApolloGateway({
    supergraphSdl: parts.supergraphSdl,
    buildService: ({ name }) => new SubgraphDataSource(name, parts.reach),
    logger: quietLogger(parts.log),
  })
  const server = new ApolloServer<GatewayContext>({
    gateway,
    introspection: parts.introspection,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !parts.introspection,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: TOKEN_LIMIT },
    formatError: gatewayErrorFormatter(parts.log),
    logger: quietLogger(parts.log),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      refusalsInTheReadersLanguage,
    ],
  })
  await server.start()
  const middleware = expressMiddleware(server, {
    context: async ({ req }) => {
      const language = languageOf(req.get('accept-language'))
      const query: unknown = req.body?.query
      return { language, actorToken: await signedActor(parts, req.get('authorization'), query, language) }
    },
  })
  return { middleware, stop: () => server.stop() }
}

async function signedActor(
  { verifier, people, actorTokens }: GatewayParts,
  authorization: string | undefined,
  query: unknown,
  language: GatewayContext['language'],
): Promise<string | undefined> {
  const [, token] = /^Bearer (.+)$/i.exec(authorization ?? '') ?? []
  try {
    if (token === undefined) {
      if (asksOnlyTypename(query)) return undefined
      throw new Refusal('NOT_SIGNED_IN')
    }
    return await actorTokens.sign(await people.actorOf(await verifier.subjectOf(token)))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const extensions = refusalExtensions(error.code, error.facts)
    const { message } = tellInLanguage({ message: error.message, extensions }, language)
    const status = { PERSON_UNKNOWN: 403, UNAVAILABLE: 503 }[error.code as string] ?? 401
    throw refusedAtTheDoor(status, extensions, message)
  }
}

function quietLogger(log: Logger): Pick<Logger, 'debug' | 'info' | 'warn' | 'error'> {
  return {
    debug: log.trace.bind(log),
    info: log.debug.bind(log),
    warn: log.warn.bind(log),
    error: log.error.bind(log),
  }
}
