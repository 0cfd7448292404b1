import type { ActorTokens } from '@shouwen/access/actor-token'
import type { Reach } from '@shouwen/subgraph/run-service'
import type { PassFiles } from '@shouwen/subgraph/pass-files'
import { Retirement } from '@shouwen/subgraph/retirement'
import type { Meters } from '@shouwen/telemetry/meters'
import type { Logger } from 'pino'
import { openFrontDoor } from './front-door'
import { startGateway } from './gateway'
import { DevIssuer, devIssuerName } from './identity/dev-issuer'
import { forgetWhoChanges } from './identity/account-news'
import { LinkHolders } from './identity/link-holders'
import { People } from './identity/people'
import { personas } from './identity/personas'
import { providerKeys } from './identity/provider-keys'
import { TokenVerifier } from './identity/token-verifier'
import type { Manners } from './manners/environment'
import { supergraphSdl } from './supergraph'

export interface GatewaySettings {
  readonly production: boolean
  readonly host: string
  readonly port: number
  readonly audience: string
  /** The OpenID provider; without one, the development issuer of the data folder. */
  readonly provider: { readonly issuer: string; readonly jwksUrl: string } | null
  /** Where facts about accounts are heard at once; null: what is remembered of people only ages. */
  readonly nats: { readonly url: string; readonly prefix: string } | null
  readonly platformOperators: readonly string[]
  readonly dataFolder: string
  readonly actorTokens: ActorTokens
  readonly reach: Reach
  /** How files are handed on to the service that has them. */
  readonly files: PassFiles
  readonly ready: () => Promise<boolean>
  readonly manners: Manners
  readonly meters: Meters
  /** Milliseconds of notice before it stops to listen; none unless told. */
  readonly shutdownNoticeMs?: number
  readonly log: Logger
}

/** Puts the gateway together and opens its port. The one place that both ways of running share. */
export async function runGateway(settings: GatewaySettings): Promise<{ url: string; stop(): Promise<void> }> {
  const { provider, audience, actorTokens, reach, log, production, manners } = settings
  if (provider === null && production) throw new Error('production refuses the development issuer')
  const devIssuer = provider === null ? await DevIssuer.open(settings.dataFolder) : null
  const verifier =
    provider !== null
      ? new TokenVerifier({ issuer: provider.issuer, audience, keys: providerKeys(provider.jwksUrl, log) })
      : new TokenVerifier({
          issuer: devIssuerName,
          audience,
          keys: (await devIssuer?.keys()) ?? (() => Promise.reject(new Error('no keys'))),
        })
  const operators = new Set(settings.platformOperators)
  if (devIssuer !== null) operators.add(personas.platform.subject)
  const people = new People(reach, actorTokens, operators)
  const news = settings.nats === null ? null : forgetWhoChanges(people, settings.nats, log)
  const gateway = await startGateway({
    supergraphSdl: supergraphSdl(),
    reach,
    files: settings.files,
    actorTokens,
    verifier,
    people,
    linkHolders: new LinkHolders(reach, actorTokens),
    log,
    manners,
    introspection: !production,
  })
  const door = await openFrontDoor(
    {
      graphql: gateway.middleware,
      files: gateway.files,
      trustedProxies: manners.trustedProxies,
      ready: settings.ready,
      retirement: new Retirement(settings.shutdownNoticeMs),
      meters: settings.meters,
      development: devIssuer === null ? null : { issuer: devIssuer, audience },
      log,
    },
    settings,
  )
  return {
    url: door.url,
    async stop() {
      await door.close()
      await gateway.stop()
      await news?.stop()
    },
  }
}
