import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled'
import { serviceActor } from '@shouwen/access/actor'
import type { ActorTokens } from '@shouwen/access/actor-token'
import type { Clock } from '@shouwen/access/clock'
import type { BlobStore } from '@shouwen/attachments/blob-store'
import { PostOffice } from '@shouwen/messaging/post-office'
import type { NatsOptions } from '@shouwen/messaging/nats'
import type { Notifier } from '@shouwen/notices/way'
import { Store } from '@shouwen/transactions/store'
import { Meters } from '@shouwen/telemetry/meters'
import { inSpan } from '@shouwen/telemetry/spans'
import { tidy } from '@shouwen/transactions/tidy'
import type { SealKey } from '@shouwen/transactions/trail/seal-key'
import { sealTrail } from '@shouwen/transactions/trail/seal-trail'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { RequestHandler } from 'express'
import type { GraphQLFormattedError } from 'graphql'
import type { Logger } from 'pino'
import { GraphContext } from './context'
import { errorFormatter, refusalExtensions } from './errors'
import { countAnswer, operationIn } from './count-answer'
import { fileWeb } from './file-web'
import { gaugesOf } from './read-gauges'
import { subgraphSchema } from './schema'
import type { AskPeer, Service } from './service'

/** Milliseconds between two looks for what no repeat can ask for any more. */
const TIDY_MS = 3_600_000

/** Milliseconds between two looks for what is not sealed yet: so that the unsealed tail stays below ten seconds. */
const SEAL_MS = 3_000

/** What a host brings: the same for one process or seven. */
export interface Surroundings {
  readonly databaseUrl: string
  readonly nats: Omit<NatsOptions, 'name'>
  readonly actorTokens: ActorTokens
  readonly clock: Clock
  readonly log: Logger
  /** Signs the seals of the trail. */
  readonly sealKey: SealKey
  /** Where files are kept. */
  readonly blobs: BlobStore
  /** How people are told outside the product. */
  readonly notifier: Notifier
  readonly poolSize?: number
  /** Where the process counts and times; of the service's own unless told. */
  readonly meters?: Meters
  /** How this host reaches another service: in-process or over HTTP. */
  readonly reach: Reach
}

/** A GraphQL request from the gateway, over HTTP or in-process. */
export interface SubgraphRequest {
  readonly query: string
  readonly variables?: Record<string, unknown>
  readonly operationName?: string
  /** The signed actor. */
  readonly actorToken: string | undefined
}

export interface SubgraphResult {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly GraphQLFormattedError[]
}

/** How one part of the house asks a service: in-process or over HTTP. */
export type Reach = (service: string, request: SubgraphRequest) => Promise<SubgraphResult>

/** A mounted service. */
export interface RunningService {
  readonly name: string
  readonly store: Store
  execute(request: SubgraphRequest): Promise<SubgraphResult>
  /** Serves its files; null where it has none. */
  readonly files: RequestHandler | null
  /** Has a job look again at once: tests and time travel need not wait for its interval. */
  wake(job: string): void
  /** Whether its database answers. */
  ready(): Promise<boolean>
  /** Stops relaying, listening and its jobs; it still answers. A host of several quietens all before it stops one. */
  quieten(): Promise<void>
  stop(): Promise<void>
}

/** Opens the store (schema, roles, migrations), the graph, and the transport, in this order. */
export async function runService<App>(service: Service<App>, around: Surroundings): Promise<RunningService> {
  const log = around.log.child({ service: service.name })
  const meters = around.meters ?? new Meters()
  const schema = subgraphSchema(service)
  const store = await Store.open({
    service: service.name,
    databaseUrl: around.databaseUrl,
    entities: service.entities,
    migrations: service.migrations,
    clock: around.clock,
    ...(around.poolSize === undefined ? {} : { poolSize: around.poolSize }),
  })
  const app = service.app({
    store,
    ask: askAs(service.name, around),
    secretFor: (purpose) => around.sealKey.secretFor(purpose),
    blobs: around.blobs,
    notifier: around.notifier,
  })
  const server = new ApolloServer<GraphContext<App>>({
    schema,
    introspection: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError: errorFormatter(log),
    plugins: [ApolloServerPluginLandingPageDisabled(), ApolloServerPluginInlineTraceDisabled()],
  })
  await server.start()
  const postOffice = new PostOffice({
    store,
    nats: around.nats,
    reactions: service.reactions,
    jobs: [
      ...service.jobs(app),
      { name: 'tidy', everyMs: TIDY_MS, run: tidy },
      { name: 'seal-trail', everyMs: SEAL_MS, run: (sealed) => sealTrail(sealed, around.sealKey) },
    ],
    meters,
    log,
  })
  postOffice.start()
  meters.begin(service.name)
  const own = service.readings ?? (() => Promise.resolve([]))
  const watches = gaugesOf(store, postOffice, own).map((read) => meters.watch(service.name, read))
  const answer = async ({ actorToken, ...operation }: SubgraphRequest): Promise<SubgraphResult> => {
    try {
      if (actorToken === undefined) throw new Refusal('NOT_SIGNED_IN')
      const actor = await around.actorTokens.verify(actorToken)
      const contextValue = new GraphContext(actor, app)
      const { body } = await server.executeOperation(operation, { contextValue })
      if (body.kind !== 'single') throw new Error('a subgraph answers in one piece')
      return body.singleResult
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return {
        errors: [{ message: error.message, extensions: refusalExtensions(error.code, error.facts) }],
      }
    }
  }
  return {
    name: service.name,
    store,
    wake: (job) => postOffice.wake(job),
    files: service.files === undefined ? null : fileWeb(service.files(app), around.actorTokens, log),
    ready: () =>
      store
        .asJob(({ manager }) => manager.query('select 1'))
        .then(
          () => true,
          () => false,
        ),
    quieten: () => postOffice.stop(),
    execute(request) {
      const operation = operationIn(request.query)
      const attributes = { 'shouwen.service': service.name }
      return inSpan(`${service.name} ${operation}`, { kind: 'SERVER', attributes }, async () => {
        const began = performance.now()
        const result = await answer(request)
        countAnswer(meters, service.name, operation, result.errors, performance.now() - began)
        return result
      })
    },
    async stop() {
      for (const unwatch of watches) unwatch()
      await postOffice.stop()
      await server.stop()
      await store.close()
    },
  }
}

function askAs(name: string, around: Surroundings): AskPeer {
  return async (peer, groupId, query, variables) => {
    const actorToken = await around.actorTokens.sign(serviceActor(name, groupId))
    const { data, errors } = await around.reach(peer, { query, variables, actorToken })
    if (errors?.[0] !== undefined) throw new Error(`${peer} refused ${name}: ${errors[0].message}`)
    if (data === undefined || data === null) throw new Error(`${peer} answered ${name} without data`)
    return data
  }
}
