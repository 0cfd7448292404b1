import { ACTOR_HEADER } from '@shouwen/access/actor-token'
import { carried } from '@shouwen/telemetry/carriage'
import { Agent, request } from 'undici'
import { refusalExtensions } from './errors'
import type { Reach, SubgraphRequest, SubgraphResult } from './run-service'

/** Milliseconds that a subgraph may take to answer. */
const TIMEOUT_MS = 15_000

/** Keeps connections open: a fetch per request costs twice the CPU. */
const agent = new Agent({ connections: 64, keepAliveTimeout: 60_000 })

/** Reaches services over HTTP by their names. One that is away is a refusal, UNAVAILABLE: trying again may help. */
export function reachOverHttp(urls: Readonly<Record<string, string>>): Reach {
  return async (service: string, { actorToken, ...operation }: SubgraphRequest): Promise<SubgraphResult> => {
    const url = urls[service]
    if (url === undefined) throw new Error(`no address is configured for ${service}`)
    try {
      const { body } = await request(url, {
        method: 'POST',
        dispatcher: agent,
        headers: { 'content-type': 'application/json', [ACTOR_HEADER]: actorToken ?? '', ...carried() },
        body: JSON.stringify(operation),
        headersTimeout: TIMEOUT_MS,
        bodyTimeout: TIMEOUT_MS,
      })
      return (await body.json()) as SubgraphResult
    } catch {
      return { errors: [{ message: `${service} is away`, extensions: refusalExtensions('UNAVAILABLE', {}) }] }
    }
  }
}
