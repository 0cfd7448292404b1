import { randomUUID } from 'node:crypto'
import { PassThrough, type Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import { ACTOR_HEADER, type ActorTokens } from '@shouwen/access/actor-token'
import type { Actor } from '@shouwen/access/actor'
import { continued } from '@shouwen/telemetry/carriage'
import { CORRELATION_HEADER } from '@shouwen/telemetry/correlation'
import { Refusal, languageOf, tellRefusal } from '@shouwen/vocabulary/refusal'
import type { RefusalCode } from '@shouwen/vocabulary/refusal-catalogue'
import { Router, type Request, type RequestHandler, type Response } from 'express'
import type { Logger } from 'pino'
import { refusalExtensions } from './errors'
import type { FileDoor, FileGoing } from './file-door'

/** HTTP status of refusals; 400 for the others. */
const statuses: Partial<Record<RefusalCode, number>> = {
  NOT_SIGNED_IN: 401,
  TOKEN_INVALID: 401,
  NOT_PERMITTED: 403,
  NOT_FOUND: 404,
  ATTACHMENT_TOO_LARGE: 413,
  ATTACHMENT_TYPE_NOT_ACCEPTED: 415,
  ATTACHMENT_TYPE_MISMATCH: 415,
  IDEMPOTENCY_KEY_REUSED: 422,
  UPLOADS_EXHAUSTED: 429,
  UNAVAILABLE: 503,
}

/** Bytes of a refused body that are read to its end, so that the client hears the answer: more than any file may have. */
const DRAIN_LIMIT = 64 * 1024 * 1024

/**
 * Serves a service's files: `POST /` takes one, its body as it is, its name percent-encoded in `X-File-Name`; `GET /:id` gives
 * one, to be saved and never to be shown or kept by what lies between. Both need a signed actor.
 */
export function fileWeb(door: FileDoor, tokens: ActorTokens, log: Logger): RequestHandler {
  const actorOf = (request: Request): Promise<Actor> => {
    const token = request.get(ACTOR_HEADER)
    if (token === undefined) throw new Refusal('NOT_SIGNED_IN')
    return tokens.verify(token)
  }
  const router = Router()
  router.post('/', async (request, response) => {
    await answering(request, response, log, async () => {
      const actor = await actorOf(request)
      const taken = await door.take(actor, {
        idempotencyKey: keyOf(request),
        name: nameOf(request),
        mediaType: request.get('content-type') ?? '',
        length: lengthOf(request),
        body: bodyOf(request),
      })
      response.status(201).json(taken)
    })
  })
  router.get('/:id', async (request, response) => {
    await answering(request, response, log, async () => {
      const actor = await actorOf(request)
      await send(response, await door.give(actor, String(request.params['id'])))
    })
  })
  return router
}

/** Refusals in the reader's language, faults masked under an id; a reader or sender who went away hears nothing. */
async function answering(
  request: Request,
  response: Response,
  log: Logger,
  work: () => Promise<void>,
): Promise<void> {
  const carried = {
    [CORRELATION_HEADER]: request.get(CORRELATION_HEADER),
    traceparent: request.get('traceparent'),
  }
  await continued(carried, async () => {
    try {
      await work()
    } catch (error) {
      if (request.destroyed && !request.complete) return
      if (response.headersSent || response.destroyed) return void response.destroy()
      await drained(request, response)
      if (error instanceof Refusal) {
        const { code, facts } = error
        const message = tellRefusal(code, facts, languageOf(request.get('accept-language')))
        response
          .status(statuses[code] ?? 400)
          .json({ errors: [{ message, extensions: refusalExtensions(code, facts) }] })
        return
      }
      const fault = randomUUID()
      log.error({ error, fault }, 'a fault with a file was masked')
      const extensions = { code: 'INTERNAL_SERVER_ERROR', fault }
      response.status(500).json({ errors: [{ message: `Internal fault ${fault}`, extensions }] })
    }
  })
}

async function send(response: Response, { name, mediaType, size, sha256, body }: FileGoing): Promise<void> {
  response.attachment(name)
  response.set({
    'content-type': mediaType,
    'content-length': String(size),
    'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  })
  await pipeline(body, response)
}

function keyOf(request: Request): string {
  const key = request.get('idempotency-key') ?? ''
  if (key.length >= 8 && key.length <= 100) return key
  throw new Refusal('INPUT_INVALID', { problems: 'Idempotency-Key must have 8 to 100 characters' })
}

function nameOf(request: Request): string {
  try {
    return decodeURIComponent(request.get('x-file-name') ?? '')
  } catch {
    throw new Refusal('INPUT_INVALID', { problems: 'X-File-Name must be percent-encoded UTF-8' })
  }
}

function lengthOf(request: Request): number | null {
  const length = request.get('content-length')
  return length === undefined ? null : Number(length)
}

/** The body, apart from its request: a refused one is ended here while the client is still heard. */
function bodyOf(request: Request): Readable {
  const body = new PassThrough()
  body.on('error', () => undefined)
  request.once('close', () => {
    if (!request.complete) body.destroy(new Error('the sender went away'))
  })
  return request.pipe(body)
}

/** Reads what is left of a body: a client that is answered while it still sends hears of a broken connection instead. */
async function drained(request: Request, response: Response): Promise<void> {
  response.set('connection', 'close')
  if ((lengthOf(request) ?? 0) > DRAIN_LIMIT) return
  let left = DRAIN_LIMIT
  request.unpipe()
  request.on('data', (piece: Buffer) => {
    left -= piece.length
    if (left < 0) request.destroy()
  })
  request.resume()
  await finished(request, { writable: false }).catch(() => undefined)
}
