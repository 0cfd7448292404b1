import { Refusal } from '@shouwen/vocabulary/refusal'
import { createHash } from 'node:crypto'
import { jwtVerify, type JWTVerifyGetKey } from 'jose'
import { LRUCache } from 'lru-cache'

/** Asymmetric signatures only: `none` and shared secrets are never accepted. */
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
]

/**
 * RFC 9068 asks for `at+jwt`; many providers say `JWT`, or nothing. Any other kind of token that the same keys sign (a
 * logout token, a proof of possession) is no access token.
 */
const accessTokenTypes = ['at+jwt', 'jwt']

/** Seconds that clocks may differ. */
const CLOCK_TOLERANCE = 30

/** Characters of a subject at the most: OpenID Connect Core, section 2. */
const SUBJECT_LIMIT = 255

/** Tokens remembered as good: a signature costs half a millisecond to check, and a client sends the same one for minutes. */
const REMEMBERED_AT_MOST = 10_000

/** A token whose signature was good, by this very key. */
interface Known {
  readonly subject: string
  /** Whether the issuer still names this key: it may have been withdrawn meanwhile. */
  readonly isStillSigned: () => Promise<boolean>
  /** In ms; clocks may differ. */
  readonly until: number
}

export interface IssuerOptions {
  readonly issuer: string
  readonly audience: string
  readonly keys: JWTVerifyGetKey
}

/** Checks access tokens of one issuer and yields their subject. */
export class TokenVerifier {
  private readonly known = new LRUCache<string, Known>({ max: REMEMBERED_AT_MOST })

  constructor(private readonly options: IssuerOptions) {}

  /**
   * Refuses with TOKEN_INVALID a token that is expired or not valid yet, for another audience, of another issuer, not
   * signed by it, or of another kind; with UNAVAILABLE while the issuer's keys cannot be had.
   */
  async subjectOf(token: string): Promise<string> {
    const name = createHash('sha256').update(token).digest('base64')
    const known = this.known.get(name)
    if (known !== undefined && known.until > Date.now() && (await known.isStillSigned())) {
      return known.subject
    }
    const { issuer, audience, keys } = this.options
    try {
      let isStillSigned = () => Promise.resolve(false)
      const noted: JWTVerifyGetKey = async (...asked) => {
        const key = await keys(...asked)
        isStillSigned = async () => {
          try {
            return (await keys(...asked)) === key
          } catch {
            return false
          }
        }
        return key
      }
      const { payload, protectedHeader } = await jwtVerify(token, noted, {
        issuer,
        audience,
        algorithms,
        clockTolerance: CLOCK_TOLERANCE,
        requiredClaims: ['sub', 'exp'],
      })
      if (isAccessToken(protectedHeader.typ) && isSubject(payload.sub)) {
        const until = ((payload.exp ?? 0) + CLOCK_TOLERANCE) * 1_000
        this.known.set(name, { subject: payload.sub, isStillSigned, until })
        return payload.sub
      }
    } catch (error) {
      if (error instanceof Refusal) throw error
    }
    throw new Refusal('TOKEN_INVALID')
  }
}

function isAccessToken(typ: string | undefined): boolean {
  if (typ === undefined) return true
  return accessTokenTypes.includes(typ.toLowerCase().replace(/^application\//, ''))
}

function isSubject(sub: string | undefined): sub is string {
  return typeof sub === 'string' && sub !== '' && sub.length <= SUBJECT_LIMIT
}
