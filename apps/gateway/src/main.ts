import { ActorTokens } from '@shouwen/access/actor-token'
import { environmentOrExit } from '@shouwen/subgraph/config'
import { openLog } from '@shouwen/subgraph/log'
import { reachOverHttp } from '@shouwen/subgraph/reach'
import { gatewayEnvironment } from './config'
import { mannersOf } from './manners/environment'
import { runGateway } from './wiring'

async function main(): Promise<void> {
  const environment = environmentOrExit(gatewayEnvironment, process.env)
  const log = openLog(environment.LOG_LEVEL)
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
    ready: async () =>
      (await Promise.all(Object.values(environment.SUBGRAPH_URLS).map(answers))).every(Boolean),
    manners: mannersOf(environment),
    log,
  })
  log.info({ url: gateway.url }, 'ready')
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM']
  for (const signal of signals) process.once(signal, () => void gateway.stop().finally(() => process.exit(0)))
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
