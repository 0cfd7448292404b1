import { refusalExtensions } from '@shouwen/subgraph/errors'
import type { PassFiles } from '@shouwen/subgraph/pass-files'
import { Refusal, languageOf, tellRefusal } from '@shouwen/vocabulary/refusal'
import { Router, type Request, type RequestHandler } from 'express'
import { statusAtTheDoor } from './errors'
import { seenOf } from './observation'

/**
 * `POST /attachments` and `GET /attachments/:id`: finds out who asks, as for the graph, and hands the rest on to the service
 * that has the files, without reading a body.
 */
export function fileRoute(pass: PassFiles, signed: (request: Request) => Promise<string>): RequestHandler {
  const handOn =
    (operation: 'mutation' | 'query'): RequestHandler =>
    async (request, response) => {
      Object.assign(seenOf(response), { operation, name: 'attachments' })
      try {
        await pass(request, response, await signed(request))
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const { code, facts } = error
        const message = tellRefusal(code, facts, languageOf(request.get('accept-language')))
        const extensions = refusalExtensions(code, facts)
        Object.assign(seenOf(response), { errors: [{ extensions }] })
        if (code === 'RATE_LIMITED') response.set('retry-after', String(facts['retryAfter']))
        response
          .set('connection', 'close')
          .status(statusAtTheDoor(code))
          .json({ errors: [{ message, extensions }] })
      }
    }
  const router = Router()
  router.post('/', handOn('mutation'))
  router.get('/:id', handOn('query'))
  return router
}
