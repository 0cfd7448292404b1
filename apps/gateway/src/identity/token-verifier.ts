import { Refusal } from '@shouwen/vocabulary/refusal'
import { createRemoteJWKSet, jwtVerify, type JWTVerifyGetKey } from 'jose'

/** Asymmetric signatures only: `none` and shared secrets are never accepted. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'ES256', 'ES384', 'EdDSA']

/** Seconds that clocks may differ. */
const CLOCK_TOLERANCE = 30

export interface IssuerOptions {
  readonly issuer: string
  readonly audience: string
  readonly keys: JWTVerifyGetKey
}

/** Checks access tokens of one issuer and yields their subject. */
export class TokenVerifier {
  constructor(private readonly options: IssuerOptions) {}

  /** An OpenID provider whose keys are fetched, cached and rotated by its JWKS URL. */
  static ofProvider(issuer: string, jwksUrl: string, audience: string): TokenVerifier {
    return new TokenVerifier({ issuer, audience, keys: createRemoteJWKSet(new URL(jwksUrl)) })
  }

  /** Refuses with TOKEN_INVALID a token that is expired, for another audience, of another issuer, or not signed by it. */
  async subjectOf(token: string): Promise<string> {
    const { issuer, audience, keys } = this.options
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms,
        clockTolerance: CLOCK_TOLERANCE,
        requiredClaims: ['sub', 'exp'],
      })
      return payload.sub ?? ''
    } catch {
      throw new Refusal('TOKEN_INVALID')
    }
  }
}
