import { Refusal } from '@shouwen/vocabulary/refusal'
import { jwtVerify, type JWTVerifyGetKey } from 'jose'

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

export interface IssuerOptions {
  readonly issuer: string
  readonly audience: string
  readonly keys: JWTVerifyGetKey
}

/** Checks access tokens of one issuer and yields their subject. */
export class TokenVerifier {
  constructor(private readonly options: IssuerOptions) {}

  /**
   * Refuses with TOKEN_INVALID a token that is expired or not valid yet, for another audience, of another issuer, not
   * signed by it, or of another kind; with UNAVAILABLE while the issuer's keys cannot be had.
   */
  async subjectOf(token: string): Promise<string> {
    const { issuer, audience, keys } = this.options
    try {
      const { payload, protectedHeader } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms,
        clockTolerance: CLOCK_TOLERANCE,
        requiredClaims: ['sub', 'exp'],
      })
      if (isAccessToken(protectedHeader.typ) && isSubject(payload.sub)) return payload.sub
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
