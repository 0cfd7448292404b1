import { SignJWT, jwtVerify } from 'jose'
import { LRUCache } from 'lru-cache'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { actorSchema, type Actor } from './actor'

/** Seconds that a signed actor lives: long enough for one request, short enough to be worthless when leaked. */
const ACTOR_TOKEN_SECONDS = 60

/** Seconds that the same signature serves the requests of one actor: what is left of its life is enough for the last. */
const SIGNED_AGAIN_SECONDS = 20

/** Signatures remembered as good: to verify one costs more than many a read. */
const REMEMBERED_AT_MOST = 5_000

/** The header that carries the signed actor from the gateway to a subgraph. */
export const ACTOR_HEADER = 'x-shouwen-actor'

const issuer = 'shouwen-gateway'

/** Signs and verifies the actor between the gateway and the subgraphs, with one secret that both hold. */
export class ActorTokens {
  private readonly key: Uint8Array
  /** By the actor itself, which whoever looks people up hands out anew as soon as anything about it changes. */
  private readonly signed = new WeakMap<Actor, { token: Promise<string>; until: number }>()
  private readonly verified = new LRUCache<string, { actor: Actor; until: number }>({
    max: REMEMBERED_AT_MOST,
  })

  constructor(secret: string) {
    if (secret.length < 32) throw new Error('the actor secret must have at least 32 characters')
    this.key = new TextEncoder().encode(secret)
  }

  /** The same actor gets the same token for a while. */
  sign(actor: Actor): Promise<string> {
    const before = this.signed.get(actor)
    if (before !== undefined && before.until > Date.now()) return before.token
    const token = this.signAnew(actor)
    this.signed.set(actor, { token, until: Date.now() + SIGNED_AGAIN_SECONDS * 1_000 })
    return token
  }

  private signAnew(actor: Actor): Promise<string> {
    return new SignJWT({ actor })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuer(issuer)
      .setIssuedAt()
      .setExpirationTime(`${ACTOR_TOKEN_SECONDS}s`)
      .sign(this.key)
  }

  /** Refuses with TOKEN_INVALID what is not signed with our secret, or is too old. */
  async verify(token: string): Promise<Actor> {
    const known = this.verified.get(token)
    if (known !== undefined && known.until > Date.now()) return known.actor
    try {
      const { payload } = await jwtVerify(token, this.key, {
        issuer,
        algorithms: ['HS256'],
        requiredClaims: ['exp'],
      })
      const actor = actorSchema.parse(payload['actor'])
      this.verified.set(token, { actor, until: (payload.exp ?? 0) * 1_000 })
      return actor
    } catch {
      throw new Refusal('TOKEN_INVALID')
    }
  }
}
