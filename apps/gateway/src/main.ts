import { ActorTokens } from '@shouwen/access/actor-token'
import { environmentOrExit } from '@shouwen/subgraph/config'
import { openLog } from '@shouwen/telemetry/log'
import { Meters } from '@shouwen/telemetry/meters'
import { openMetrics } from '@shouwen/telemetry/metrics-web'
import { startTracing } from '@shouwen/telemetry/tracing'
import { FILES_PATH } from '@shouwen/subgraph/http'
import { passOverHttp } from '@shouwen/subgraph/pass-files'
import { reachOverHttp } from '@shouwen/subgraph/reach'
import { gatewayEnvironment, type GatewayEnvironment } from './config'
import { mannersOf } from './manners/environment'
import { runGateway } from './wiring'

async function main(): Promise<void> {
  const environment = environmentOrExit(gatewayEnvironment, process.env)
  const log = openLog(environment.LOG_LEVEL)
  const tracing = startTracing('gateway', process.env)
  const meters = Meters.ofProcess()
  const { OIDC_ISSUER, OIDC_JWKS_URL, NATS_URL, NATS_PREFIX } = environment
  const gateway = await runGateway({
    production: environment.NODE_ENV === 'production',
    host: environment.HOST,
    port: environment.PORT,
    audience: environment.OIDC_AUDIENCE,
    provider: OIDC_ISSUER && OIDC_JWKS_URL ? { issuer: OIDC_ISSUER, jwksUrl: OIDC_JWKS_URL } : null,
    nats: NATS_URL === undefined ? null : { url: NATS_URL, prefix: NATS_PREFIX },
    platformOperators: environment.PLATFORM_OPERATORS.split(',').filter((subject) => subject !== ''),
    dataFolder: environment.SHOUWEN_DATA,
    actorTokens: new ActorTokens(environment.ACTOR_SECRET),
    reach: reachOverHttp(environment.SUBGRAPH_URLS),
    files: passOverHttp(filesUrl(environment.SUBGRAPH_URLS)),
    ready: async () =>
      (await Promise.all(Object.values(environment.SUBGRAPH_URLS).map(answers))).every(Boolean),
    manners: mannersOf(environment),
    meters,
    shutdownNoticeMs: environment.SHUTDOWN_NOTICE_MS,
    log,
  })
  const metrics = await openMetrics(meters, environment)
  log.info({ url: gateway.url, metrics: metrics.url }, 'ready')
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM']
  for (const signal of signals)
    process.once(signal, () => {
      void gateway
        .stop()
        .then(() => Promise.all([metrics.close(), tracing.stop()]))
        .finally(() => process.exit(0))
    })
}

/** Where intake serves the files that the gateway hands on. */
function filesUrl({ intake }: GatewayEnvironment['SUBGRAPH_URLS']): string {
  if (intake === undefined) throw new Error('SUBGRAPH_URLS names no intake')
  return new URL(FILES_PATH, intake).href
}

async function answers(graphUrl: string): Promise<boolean> {
  try {
    const { ok } = await fetch(new URL('/readyz', graphUrl), { signal: AbortSignal.timeout(2_000) })
    return ok
  } catch {
    return false
  }
}

void main()
