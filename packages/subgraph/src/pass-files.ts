import { pipeline } from 'node:stream/promises'
import { ACTOR_HEADER } from '@shouwen/access/actor-token'
import { carried } from '@shouwen/telemetry/carriage'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Request, RequestHandler, Response } from 'express'
import { request as ask } from 'undici'

/** Hands a request for a file on to the service that has it, as somebody; in-process or over HTTP. */
export type PassFiles = (request: Request, response: Response, actorToken: string) => Promise<void>

/** To a service in the same process. */
export function passWithin(files: RequestHandler): PassFiles {
  return async (request, response, actorToken) => {
    Object.assign(request.headers, carried(), { [ACTOR_HEADER]: actorToken })
    await files(request, response, () => response.sendStatus(404))
  }
}

/** What of a client's request goes on to the service. */
const passedOn = [
  'content-type',
  'content-length',
  'idempotency-key',
  'x-file-name',
  'accept-language',
] as const

/** Milliseconds that a service may keep silent, once it has the whole body. */
const TIMEOUT_MS = 60_000

/** To a service at an address, by the place of its files there. Refuses with UNAVAILABLE while it is away. */
export function passOverHttp(filesUrl: string): PassFiles {
  return async (request, response, actorToken) => {
    const headers: Record<string, string> = { ...carried(), [ACTOR_HEADER]: actorToken }
    for (const name of passedOn) {
      const value = request.get(name)
      if (value !== undefined) headers[name] = value
    }
    const method = request.method === 'POST' ? 'POST' : 'GET'
    const answer = await ask(`${filesUrl}${request.path === '/' ? '' : request.path}`, {
      method,
      headers,
      body: method === 'POST' ? request : null,
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS,
    }).catch(() => {
      throw new Refusal('UNAVAILABLE')
    })
    response.status(answer.statusCode)
    for (const [name, value] of Object.entries(answer.headers)) {
      if (
        value !== undefined &&
        name !== 'connection' &&
        name !== 'keep-alive' &&
        name !== 'transfer-encoding'
      )
        response.setHeader(name, value)
    }
    await pipeline(answer.body, response).catch(() => response.destroy())
  }
}
