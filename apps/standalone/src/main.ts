import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { systemClock } from '@shouwen/access/clock'
import { blobsOf } from '@shouwen/attachments/config'
import { mannersOf } from '@shouwen/gateway/manners/environment'
import { notifierOf } from '@shouwen/notices/config'
import { isSeeded, seed } from '@shouwen/scenarios/seed/seed'
import { environmentOrExit } from '@shouwen/subgraph/config'
import { openLog } from '@shouwen/telemetry/log'
import { Meters } from '@shouwen/telemetry/meters'
import { openMetrics } from '@shouwen/telemetry/metrics-web'
import { startTracing } from '@shouwen/telemetry/tracing'
import { sealKeyOf } from '@shouwen/subgraph/seal-key'
import { houseEnvironment } from './config'
import { personasClient } from './errands/personas-client'
import { openHouse } from './house'

async function main(): Promise<void> {
  const environment = environmentOrExit(houseEnvironment, process.env)
  const log = openLog(environment.LOG_LEVEL)
  const tracing = startTracing('standalone', process.env)
  const meters = Meters.ofProcess()
  const { OIDC_ISSUER, OIDC_JWKS_URL, OIDC_AUDIENCE, SHOUWEN_DATA } = environment
  const nats = {
    url: environment.NATS_URL,
    prefix: environment.NATS_PREFIX,
    replicas: environment.NATS_REPLICAS,
  }
  const house = await openHouse({
    databaseUrl: environment.DATABASE_URL,
    nats,
    clock: systemClock,
    log,
    host: environment.HOST,
    port: environment.PORT,
    dataFolder: SHOUWEN_DATA,
    sealKey: sealKeyOf(environment),
    blobs: blobsOf(environment),
    notifier: notifierOf(
      environment,
      () => systemClock.now(),
      (notice) => log.info({ notice }, 'a notice, as it would be sent'),
    ),
    audience: OIDC_AUDIENCE,
    production: environment.NODE_ENV === 'production',
    manners: mannersOf(environment),
    meters,
    shutdownNoticeMs: environment.SHUTDOWN_NOTICE_MS,
    platformOperators: environment.PLATFORM_OPERATORS.split(',').filter((subject) => subject !== ''),
    ...(OIDC_ISSUER && OIDC_JWKS_URL ? { provider: { issuer: OIDC_ISSUER, jwksUrl: OIDC_JWKS_URL } } : {}),
  })
  const metrics = await openMetrics(meters, environment)
  endOnSignals([house, { stop: metrics.close }, tracing])
  writeRunningFile(SHOUWEN_DATA, {
    databaseUrl: environment.DATABASE_URL,
    natsUrl: nats.url,
    natsPrefix: nats.prefix,
    url: house.url,
    ...(metrics.url === null ? {} : { metricsUrl: metrics.url }),
  })
  if (OIDC_ISSUER === undefined && environment.SEED === 'on') await seedOnce(house.url, SHOUWEN_DATA)
  welcome(house.url, OIDC_ISSUER === undefined)
}

/** Ends the parts in their order. */
function endOnSignals(parts: readonly { stop(): Promise<void> }[]): void {
  async function end(): Promise<void> {
    for (const part of parts) await part.stop()
  }
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM']
  for (const signal of signals) process.once(signal, () => void end().finally(() => process.exit(0)))
}

/** What errands (rebuild, redrive, import, demo) need to reach the running house; for the owner's eyes only. */
function writeRunningFile(folder: string, running: Record<string, string>): void {
  writeFileSync(join(folder, 'run.json'), `${JSON.stringify(running, null, 2)}\n`, { mode: 0o600 })
}

async function seedOnce(url: string, folder: string): Promise<void> {
  const client = personasClient(url, folder)
  if (await isSeeded(client)) return
  console.log('First start: sowing two property groups with their projects, people and customers …')
  await seed(client)
}

function welcome(url: string, development: boolean): void {
  console.log(`
首问 Shouwen is ready at ${url}

  ${url}/graphql    the schema, for every client`)
  if (!development) return
  console.log(`  ${url}/           choose who you are, then try operations in GraphiQL (offline)

  sign in    npm run --silent token -- steward     (an access token, for Authorization: Bearer …)
  try        npm run demo                          (three appeals and a round, each step with its clause)
`)
}

main().catch((error: unknown) => {
  console.error(error)
  process.exit(1)
})
