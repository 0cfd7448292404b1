import { SignJWT, jwtVerify } from 'jose'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { actorSchema, type Actor } from './actor'

/** Seconds that a signed actor lives: long enough for one request, short enough to be worthless when leaked. */
const ACTOR_TOKEN_SECONDS = 60

/** The header that carries the signed actor from the gateway to a subgraph. */
export const ACTOR_HEADER = 'x-shouwen-actor'

const issuer = 'shouwen-gateway'

/** Signs and verifies the actor between the gateway and the subgraphs, with one secret that both hold. */
export class ActorTokens {
  private readonly key: Uint8Array

  constructor(secret: string) {
    if (secret.length < 32) throw new Error('the actor secret must have at least 32 characters')
    this.key = new TextEncoder().encode(secret)
  }

  sign(actor: Actor): Promise<string> {
    return new SignJWT({ actor })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(issuer)
      .setIssuedAt()
      .setExpirationTime(`${ACTOR_TOKEN_SECONDS}s`)
      .sign(this.key)
  }

  /** Refuses with TOKEN_INVALID what is not signed with our secret, or is too old. */
  async verify(token: string): Promise<Actor> {
    try {
      const { payload } = await jwtVerify(token, this.key, { issuer, algorithms: ['HS256'] })
      return actorSchema.parse(payload['actor'])
    } catch {
      throw new Refusal('TOKEN_INVALID')
    }
  }
}
