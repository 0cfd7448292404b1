import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ACTOR_HEADER } from '@shouwen/access/actor-token'
import { continued } from '@shouwen/telemetry/carriage'
import { CORRELATION_HEADER } from '@shouwen/telemetry/correlation'
import { scrapeHandler } from '@shouwen/telemetry/metrics-web'
import type { Meters } from '@shouwen/telemetry/meters'
import express, { type Express } from 'express'
import { Retirement } from './retirement'
import type { RunningService } from './run-service'

/** Bytes of a request between gateway and subgraph at the most. */
const BODY_LIMIT = 4 * 1024 * 1024

/** Where a service serves its files, and the gateway those of all. */
export const FILES_PATH = '/attachments'

/** How a service is served. */
export interface ServingOptions {
  /** What `/metrics` tells. */
  readonly meters?: Meters
  /** Whether it is about to end: no longer ready, still answering. */
  readonly retirement?: Retirement
}

/**
 * What a mounted service answers on its inner address: its graph for the gateway, health for the orchestrator, numbers for
 * Prometheus.
 */
export function subgraphWeb(
  service: RunningService,
  { meters, retirement = new Retirement() }: ServingOptions = {},
): Express {
  const web = express()
  web.disable('x-powered-by')
  web.use(retirement.partingWord)
  if (meters !== undefined) web.get('/metrics', scrapeHandler(meters))
  web.get('/healthz', (_request, response) => void response.json({ service: service.name, status: 'up' }))
  web.get('/readyz', async (_request, response) => {
    const ready = !retirement.hasBegun && (await service.ready())
    const status = ready ? 'ready' : retirement.hasBegun ? 'ending' : 'database away'
    response.status(ready ? 200 : 503).json({ service: service.name, status })
  })
  web.post('/graphql', express.json({ limit: BODY_LIMIT }), async (request, response) => {
    const { query, variables, operationName } = request.body
    const carried = {
      [CORRELATION_HEADER]: request.get(CORRELATION_HEADER),
      traceparent: request.get('traceparent'),
    }
    response.json(
      await continued(carried, () =>
        service.execute({ query, variables, operationName, actorToken: request.get(ACTOR_HEADER) }),
      ),
    )
  })
  if (service.files !== null) web.use(FILES_PATH, service.files)
  return web
}

/** Serves a mounted service over HTTP. */
export async function serveSubgraph(
  service: RunningService,
  address: { host: string; port: number },
  serving: ServingOptions = {},
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(subgraphWeb(service, serving))
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(address.port, address.host, resolve)
  })
  return { url: `http://${address.host}:${portOf(server)}/graphql`, close: () => closeServer(server) }
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return address.port
}

/** Milliseconds that requests under way are given to their end: more than anything that they wait for may take. */
const DRAIN_MS = 20_000

/** Milliseconds between two looks for connections whose last answer has gone out. */
const IDLE_MS = 50

/** Ends a server: answers what is under way, drops what is idle. */
export async function closeServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const idle = setInterval(() => server.closeIdleConnections(), IDLE_MS)
  const reaper = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
  await closed
  clearInterval(idle)
  clearTimeout(reaper)
}
