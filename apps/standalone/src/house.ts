import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { ActorTokens } from '@shouwen/access/actor-token'
import type { Clock } from '@shouwen/access/clock'
import type { BlobStore } from '@shouwen/attachments/blob-store'
import { LocalBlobs } from '@shouwen/attachments/local-blobs'
import { usualManners, type Manners } from '@shouwen/gateway/manners/environment'
import { runGateway } from '@shouwen/gateway/wiring'
import type { NatsOptions } from '@shouwen/messaging/nats'
import { ShownNotices } from '@shouwen/notices/shown-notices'
import type { Notifier } from '@shouwen/notices/way'
import type { Reach, RunningService, Surroundings } from '@shouwen/subgraph/run-service'
import { passWithin } from '@shouwen/subgraph/pass-files'
import { sealKeyOf } from '@shouwen/subgraph/seal-key'
import { Meters } from '@shouwen/telemetry/meters'
import type { Logger } from 'pino'
import { mountServices } from './services'

export interface HouseOptions {
  readonly databaseUrl: string
  readonly nats: Omit<NatsOptions, 'name'>
  readonly clock: Clock
  readonly log: Logger
  readonly host: string
  /** 0: a free one. */
  readonly port: number
  readonly dataFolder: string
  /** Signs the seals of the trail; the development key of the data folder unless told. */
  readonly sealKey?: Surroundings['sealKey']
  /** Where files are kept; the data folder unless told. */
  readonly blobs?: BlobStore
  /** How people are told outside the product; shown to nobody unless told. */
  readonly notifier?: Notifier
  /** An OpenID provider in place of the development issuer. */
  readonly provider?: { readonly issuer: string; readonly jwksUrl: string }
  readonly audience?: string
  readonly production?: boolean
  readonly platformOperators?: readonly string[]
  /** How clients must behave; the usual limits unless told. */
  readonly manners?: Manners
  /** Where the process counts and times. */
  readonly meters?: Meters
  /** Milliseconds between saying no at `/readyz` and stopping to listen; none unless told. */
  readonly shutdownNoticeMs?: number
}

/** The whole house in one process. */
export interface House {
  readonly url: string
  /** Has a service's job look at once. */
  wake(service: string, job: string): void
  /** Has a service stop relaying, listening and its jobs, while it goes on answering: as when these have failed. */
  quieten(service: string): Promise<void>
  stop(): Promise<void>
}

/** Mounts seven services and the gateway; they talk in-process, with the same context, limits and masking as over HTTP. */
export async function openHouse(options: HouseOptions): Promise<House> {
  const meters = options.meters ?? new Meters()
  const actorTokens = new ActorTokens(randomBytes(32).toString('hex'))
  const mounted = new Map<string, RunningService>()
  const reach: Reach = (name, request) => {
    const service = mounted.get(name)
    if (service === undefined) return Promise.reject(new Error(`there is no service ${name}`))
    return service.execute(request)
  }
  const services = await mountServices({
    databaseUrl: options.databaseUrl,
    nats: options.nats,
    actorTokens,
    clock: options.clock,
    log: options.log,
    sealKey: options.sealKey ?? sealKeyOf({ SHOUWEN_DATA: options.dataFolder }),
    blobs: options.blobs ?? new LocalBlobs(join(options.dataFolder, 'attachments')),
    notifier: options.notifier ?? new ShownNotices(),
    reach,
    meters,
  })
  for (const service of services) mounted.set(service.name, service)
  const gateway = await runGateway({
    production: options.production ?? false,
    host: options.host,
    port: options.port,
    audience: options.audience ?? 'shouwen',
    provider: options.provider ?? null,
    nats: options.nats,
    platformOperators: options.platformOperators ?? [],
    dataFolder: options.dataFolder,
    actorTokens,
    reach,
    files: passWithin(filesOf(mounted, 'intake')),
    ready: async () => (await Promise.all(services.map((service) => service.ready()))).every(Boolean),
    manners: options.manners ?? usualManners(),
    meters,
    ...(options.shutdownNoticeMs === undefined ? {} : { shutdownNoticeMs: options.shutdownNoticeMs }),
    log: options.log,
  })
  return {
    url: gateway.url,
    wake: (service, job) => mounted.get(service)?.wake(job),
    quieten: async (service) => mounted.get(service)?.quieten(),
    async stop() {
      await gateway.stop()
      await Promise.all(services.map((service) => service.quieten()))
      await Promise.all(services.map((service) => service.stop()))
    },
  }
}

/** The files of the service that has some. */
function filesOf(
  mounted: ReadonlyMap<string, RunningService>,
  name: string,
): NonNullable<RunningService['files']> {
  const files = mounted.get(name)?.files
  if (!files) throw new Error(`${name} has no files`)
  return files
}
