import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { ApolloGateway } from '@apollo/gateway'
import { expressMiddleware } from '@as-integrations/express5'
import type { ActorTokens } from '@shouwen/access/actor-token'
import { isLinkToken } from '@shouwen/access/link-token'
import { Refusal, languageOf } from '@shouwen/vocabulary/refusal'
import type { PassFiles } from '@shouwen/subgraph/pass-files'
import type { Reach } from '@shouwen/subgraph/run-service'
import type { Request, RequestHandler } from 'express'
import type { GraphQLSchema } from 'graphql'
import type { Logger } from 'pino'
import type { GatewayContext } from './context'
import { fileRoute } from './file-route'
import { gatewayErrorFormatter, refusalsInTheReadersLanguage, refusedAtTheDoor } from './errors'
import { notingWhatIsSeen, seenOf } from './observation'
import type { LinkHolders } from './identity/link-holders'
import type { People } from './identity/people'
import type { TokenVerifier } from './identity/token-verifier'
import { admit } from './manners/admission'
import { askedBy } from './manners/asked-by'
import type { Manners } from './manners/environment'
import { PLANS_WEIGHED, documentLimits } from './manners/limits'
import { RateLimits } from './manners/rate-limits'
import { statusByMediaType } from './manners/status-by-media-type'
import { WaitingLine } from './manners/waiting-line'
import { asksOnlyTypename } from './only-typename'
import { SubgraphDataSource } from './subgraph-data-source'

/** What an answer can be written as; the first for who does not say. */
const mediaTypes = ['application/json', 'application/graphql-response+json']

export interface GatewayParts {
  readonly supergraphSdl: string
  readonly reach: Reach
  readonly files: PassFiles
  readonly actorTokens: ActorTokens
  readonly verifier: TokenVerifier
  readonly people: People
  readonly linkHolders: LinkHolders
  readonly manners: Manners
  readonly log: Logger
  /** Whether clients may ask for the schema: never in production. */
  readonly introspection: boolean
}

/** The one front door: checks who asks, plans over the static supergraph, and tells refusals in their language. */
export async function startGateway(
  parts: GatewayParts,
): Promise<{ middleware: RequestHandler; files: RequestHandler; stop(): Promise<void> }> {
  const gateway = new ApolloGateway({
    supergraphSdl: parts.supergraphSdl,
    buildService: ({ name }) => new SubgraphDataSource(name, parts.reach),
    logger: quietLogger(parts.log),
    queryPlannerConfig: { debug: { maxEvaluatedPlans: PLANS_WEIGHED } },
  })
  let loaded: GraphQLSchema | undefined
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => (loaded = apiSchema))
  const apiSchema = (): GraphQLSchema => {
    if (loaded === undefined) throw new Error('the gateway has no schema yet')
    return loaded
  }
  const { persisted } = parts.manners
  const rates = new RateLimits(parts.manners.rates)
  const line = new WaitingLine(parts.manners.atOnce)
  const server = new ApolloServer<GatewayContext>({
    gateway,
    introspection: parts.introspection,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: !parts.introspection,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: documentLimits.tokens },
    persistedQueries: { cache: persisted.asCache() },
    formatError: gatewayErrorFormatter(parts.log, { suggestions: parts.introspection }),
    logger: quietLogger(parts.log),
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      refusalsInTheReadersLanguage,
      statusByMediaType,
      notingWhatIsSeen,
    ],
  })
  await server.start()
  const middleware = expressMiddleware(server, {
    context: async ({ req, res }) => {
      const language = languageOf(req.get('accept-language'))
      const seen = seenOf(res)
      try {
        const actorToken = await signedActor(parts, rates, req)
        const document = admit(apiSchema(), askedBy(req), persisted)
        await line.enter(res, document)
        return { language, actorToken, readsPlainJson: req.accepts(mediaTypes) === mediaTypes[0], seen }
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const refused = refusedAtTheDoor(error, language)
        seen.errors = [refused]
        throw refused
      }
    },
  })
  const files = fileRoute(parts.files, async (request) => {
    const actorToken = await signedActor(parts, rates, request)
    if (actorToken === undefined) throw new Refusal('NOT_SIGNED_IN')
    return actorToken
  })
  return { middleware, files, stop: () => server.stop() }
}

/** Who asks, signed for the services; counts the request against them, or against their address: links are anybody's. */
async function signedActor(
  { verifier, people, linkHolders, actorTokens }: GatewayParts,
  rates: RateLimits,
  request: Request,
): Promise<string | undefined> {
  const [, token] = /^Bearer (.+)$/i.exec(request.get('authorization') ?? '') ?? []
  const address = request.ip ?? ''
  if (token === undefined) {
    await rates.countAddress(address)
    if (asksOnlyTypename(askedBy(request).query)) return undefined
    throw new Refusal('NOT_SIGNED_IN')
  }
  if (isLinkToken(token)) {
    await rates.countAddress(address)
    return await actorTokens.sign(await linkHolders.actorOf(token))
  }
  const subject = await verifier.subjectOf(token).catch(async (error: unknown) => {
    await rates.countAddress(address)
    throw error
  })
  await rates.countSubject(subject)
  return await actorTokens.sign(await people.actorOf(subject))
}

function quietLogger(log: Logger): Pick<Logger, 'debug' | 'info' | 'warn' | 'error'> {
  return {
    debug: log.trace.bind(log),
    info: log.debug.bind(log),
    warn: log.warn.bind(log),
    error: log.error.bind(log),
  }
}
