import { linkHolder, serviceActor, type Actor } from '@shouwen/access/actor'
import type { ActorTokens } from '@shouwen/access/actor-token'
import type { Reach } from '@shouwen/subgraph/run-service'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { z } from 'zod'

const linkAccount = /* GraphQL */ `
  query AccountOfLink($token: String!) {
    accountOfLink(token: $token) {
      linkId
      groupId
      appealId
    }
  }
`

const account = z.object({ linkId: z.uuid(), groupId: z.uuid(), appealId: z.uuid() })

/**
 * Finds out which appeal a link shows: intake made it, and knows whether it was revoked. Nothing is remembered, so that
 * what is revoked is shut at once.
 */
export class LinkHolders {
  constructor(
    private readonly reach: Reach,
    private readonly tokens: ActorTokens,
  ) {}

  /** Refuses with LINK_NOT_VALID; with UNAVAILABLE while it cannot be found out. */
  async actorOf(token: string): Promise<Actor> {
    const actorToken = await this.tokens.sign(serviceActor('gateway', null))
    const asked = { query: linkAccount, variables: { token }, actorToken }
    const { data, errors = [] } = await this.reach('intake', asked)
    const [error] = errors
    if (error?.extensions?.['code'] === 'LINK_NOT_VALID') throw new Refusal('LINK_NOT_VALID')
    if (error !== undefined) throw new Refusal('UNAVAILABLE')
    return linkHolder(account.parse(data?.['accountOfLink']))
  }
}
