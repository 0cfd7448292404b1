import { createServer } from 'node:http'
import { Refusal, languageOf, tellRefusal } from '@shouwen/vocabulary/refusal'
import { refusalExtensions } from '@shouwen/subgraph/errors'
import { FILES_PATH, closeServer } from '@shouwen/subgraph/http'
import { CORRELATION_HEADER, correlationOf } from '@shouwen/telemetry/correlation'
import type { Meters } from '@shouwen/telemetry/meters'
import type { Retirement } from '@shouwen/subgraph/retirement'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import type { Logger } from 'pino'
import type { DevIssuer } from './identity/dev-issuer'
import { observed } from './observation'
import { BODY_LIMIT } from './manners/limits'
import { securityHeaders } from './manners/security-headers'
import { customerPage } from './pages/customer-page'
import { developmentPages } from './pages/development-pages'

export interface FrontDoor {
  readonly graphql: RequestHandler
  /** Takes and gives attachments. */
  readonly files: RequestHandler
  /** How many proxies' word about the client's address is taken. */
  readonly trustedProxies: number
  /** Whether all parts answer. */
  readonly ready: () => Promise<boolean>
  /** Whether it is about to end: no longer ready, still answering. */
  readonly retirement: Retirement
  readonly meters: Meters
  /** Set while developing: sign-in by persona, and GraphiQL. */
  readonly development: { readonly issuer: DevIssuer; readonly audience: string } | null
  readonly log: Logger
}

/** Serves the public port: `/graphql`, health, the page of a customer's link, and while developing a page to sign in and to try operations. */
export async function openFrontDoor(
  door: FrontDoor,
  address: { host: string; port: number },
): Promise<{ url: string; close(): Promise<void> }> {
  const web = express()
  web.disable('x-powered-by')
  web.set('trust proxy', door.trustedProxies)
  web.use(door.retirement.partingWord)
  web.use(securityHeaders(door.development !== null))
  web.get('/healthz', (_request, response) => void response.json({ status: 'up' }))
  web.get('/readyz', async (_request, response) => {
    const ending = door.retirement.hasBegun
    const ready = !ending && (await door.ready())
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : ending ? 'ending' : 'not ready' })
  })
  web.use(
    '/graphql',
    named,
    express.json({ limit: BODY_LIMIT }),
    observed(door.meters, door.log),
    door.graphql,
  )
  web.use(FILES_PATH, named, observed(door.meters, door.log), door.files)
  web.use(customerPage())
  if (door.development !== null) web.use(developmentPages(door.development))
  web.use(refuseBadBody(door.log))
  const server = createServer(web)
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(address.port, address.host, resolve)
  })
  const bound = server.address()
  const port = bound !== null && typeof bound === 'object' ? bound.port : address.port
  return {
    url: `http://${address.host}:${port}`,
    async close() {
      await door.retirement.begin()
      await closeServer(server)
    },
  }
}

/** Gives a request the id under which it is found in logs, events and traces; every answer names it. */
const named: RequestHandler = (request, response, next) => {
  response.set(CORRELATION_HEADER, correlationOf(request.get(CORRELATION_HEADER)))
  next()
}

/** A body that is too large or no JSON is the client's fault and told as such. */
function refuseBadBody(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, _next) => {
    const type = error instanceof Error && 'type' in error ? error.type : undefined
    const refusal =
      type === 'entity.too.large'
        ? new Refusal('BODY_TOO_LARGE', { limit: BODY_LIMIT })
        : type === 'entity.parse.failed' || type === 'encoding.unsupported' || type === 'charset.unsupported'
          ? new Refusal('INPUT_INVALID', { problems: 'the body is not JSON' })
          : null
    if (refusal === null) {
      log.error({ error }, 'a fault at the front door')
      response
        .status(500)
        .json({ errors: [{ message: 'Internal fault', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] })
      return
    }
    const { code, facts } = refusal
    const message = tellRefusal(code, facts, languageOf(request.get('accept-language')))
    response
      .status(code === 'BODY_TOO_LARGE' ? 413 : 400)
      .json({ errors: [{ message, extensions: refusalExtensions(code, facts) }] })
  }
}
