import { parseArgs } from 'node:util'
import { ActorTokens } from '@shouwen/access/actor-token'
import { systemClock } from '@shouwen/access/clock'
import { redrive } from '@shouwen/messaging/dead-letters'
import { connectNats } from '@shouwen/messaging/nats'
import { replayTo } from '@shouwen/messaging/replay'
import { forget } from '@shouwen/messaging/forget'
import { blobsOf } from '@shouwen/attachments/config'
import { notifierOf } from '@shouwen/notices/config'
import { openLog } from '@shouwen/telemetry/log'
import { Meters } from '@shouwen/telemetry/meters'
import { startTracing } from '@shouwen/telemetry/tracing'
import { Store } from '@shouwen/transactions/store'
import {
  environmentOrExit,
  errandEnvironment,
  serviceEnvironment,
  type ErrandEnvironment,
  type ServiceEnvironment,
} from './config'
import { serveSubgraph } from './http'
import { reachOverHttp } from './reach'
import { Retirement } from './retirement'
import { runService } from './run-service'
import { sealKeyOf, trustedKeys } from './seal-key'
import type { Service } from './service'
import { verifyTrailErrand } from './verify-trail-errand'

/**
 * What a service's `main.ts` runs. Without arguments it serves until it is told to stop; else it does one errand:
 * `replay CONSUMER` tells a consumer this service's whole event table again, `forget` empties this service's read
 * models before that, `redrive` sends its dead letters once more, `verify-trail [--key FILE] [--heads FILE]` compares
 * its events with their seals and ends with 1 when something is wrong.
 */
export async function serviceMain<App>(service: Service<App>, argv: readonly string[]): Promise<void> {
  const [errand, ...args] = argv
  if (errand === undefined) await serve(service, environmentOrExit(serviceEnvironment, process.env))
  else console.log(await runErrand(service, environmentOrExit(errandEnvironment, process.env), errand, args))
}

async function serve<App>(service: Service<App>, environment: ServiceEnvironment): Promise<void> {
  const log = openLog(environment.LOG_LEVEL)
  const tracing = startTracing(service.name, process.env)
  const meters = Meters.ofProcess()
  const retirement = new Retirement(environment.SHUTDOWN_NOTICE_MS)
  const running = await runService(service, {
    databaseUrl: environment.DATABASE_URL,
    nats: natsOf(environment),
    actorTokens: new ActorTokens(environment.ACTOR_SECRET),
    clock: systemClock,
    log,
    sealKey: sealKeyOf(environment),
    blobs: blobsOf(environment),
    notifier: notifierOf(
      environment,
      () => systemClock.now(),
      (notice) => log.info({ notice }, 'a notice, as it would be sent'),
    ),
    reach: reachOverHttp(environment.PEER_URLS),
    meters,
  })
  const address = { host: environment.HOST, port: environment.PORT }
  const web = await serveSubgraph(running, address, { meters, retirement })
  log.info({ service: service.name, url: web.url }, 'ready')
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM']
  for (const signal of signals) {
    process.once(signal, () => {
      void retirement
        .begin()
        .then(() => web.close())
        .then(() => running.stop())
        .then(() => tracing.stop())
        .finally(() => process.exit(0))
    })
  }
}

async function runErrand<App>(
  service: Service<App>,
  environment: ErrandEnvironment,
  errand: string,
  args: readonly string[],
): Promise<string> {
  const store = await Store.open({
    service: service.name,
    databaseUrl: environment.DATABASE_URL,
    entities: service.entities,
    migrations: service.migrations,
    clock: systemClock,
    poolSize: 2,
  })
  try {
    if (errand === 'forget')
      return `${service.name}: forgot ${await forget(store, service.readModels ?? [])} rows`
    if (errand === 'verify-trail') {
      const { values } = parseArgs({
        args: [...args],
        options: { key: { type: 'string' }, heads: { type: 'string' } },
      })
      const { said, faultless } = await verifyTrailErrand(
        store,
        trustedKeys(environment, values.key),
        values.heads,
      )
      if (!faultless) process.exitCode = 1
      return said
    }
    const [argument] = args
    const nats = await connectNats({ ...natsOf(environment), name: `${service.name} ${errand}` })
    try {
      if (errand === 'replay' && argument !== undefined) {
        return `${service.name}: told ${argument} ${await replayTo(store, nats, argument)} events`
      }
      if (errand === 'redrive')
        return `${service.name}: sent ${await redrive(store, nats, service.name)} dead letters again`
      throw new Error(`unknown errand: ${errand}; known: forget, replay CONSUMER, redrive, verify-trail`)
    } finally {
      await nats.connection.close()
    }
  } finally {
    await store.close()
  }
}

function natsOf(environment: ErrandEnvironment): { url: string; prefix: string; replicas: number } {
  if (environment.NATS_URL === undefined) throw new Error('NATS_URL is not set')
  return { url: environment.NATS_URL, prefix: environment.NATS_PREFIX, replicas: environment.NATS_REPLICAS }
}
