import { ACTOR_HEADER } from '@shouwen/access/actor-token'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { SubgraphRequest, SubgraphResult } from './run-service'

/** Milliseconds that a peer may take. */
const PEER_TIMEOUT_MS = 10_000

/** Reaches peers over HTTP; one that cannot be reached refuses with UNAVAILABLE. */
export function reachOverHttp(
  urls: Readonly<Record<string, string>>,
): (peer: string, request: SubgraphRequest) => Promise<SubgraphResult> {
  return async (peer, { actorToken, ...operation }) => {
    const url = urls[peer]
    if (url === undefined) throw new Error(`PEER_URLS names no ${peer}`)
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', [ACTOR_HEADER]: actorToken ?? '' },
        body: JSON.stringify(operation),
        signal: AbortSignal.timeout(PEER_TIMEOUT_MS),
      })
      return (await response.json()) as SubgraphResult
    } catch {
      throw new Refusal('UNAVAILABLE')
    }
  }
}
