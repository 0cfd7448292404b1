import { Refusal } from '@shouwen/vocabulary/refusal'
import { SignJWT, decodeProtectedHeader, jwtVerify } from 'jose'
import { z } from 'zod'

/** Tells a link from an access token, before anybody has checked it (RFC 8725, section 3.11). */
const LINK_TYPE = 'shouwen-link+jwt'

/** Characters of a link's token at the most; ours have some 400. */
const TOKEN_LIMIT = 1_000

const issuer = 'shouwen-intake'

/** What a link says: which appeal of which group it shows, and until when. */
export interface LinkClaims {
  readonly linkId: string
  readonly groupId: string
  readonly appealId: string
  readonly madeAt: Date
  readonly endsAt: Date
}

const claims = z.object({
  jti: z.uuid(),
  group: z.uuid(),
  appeal: z.uuid(),
  iat: z.int(),
  exp: z.int(),
})

/** Whether a bearer token says that it is a link. Whether it is one of ours, only who made it can tell. */
export function isLinkToken(token: string): boolean {
  if (token.length > TOKEN_LIMIT) return false
  try {
    return decodeProtectedHeader(token).typ === LINK_TYPE
  } catch {
    return false
  }
}

/** Signs and verifies links to appeals, with a secret of the house that one service alone holds (ADR 0017). */
export class LinkTokens {
  constructor(private readonly key: Uint8Array) {}

  /** The same link has the same token whenever it is asked for: it need not be kept anywhere. */
  sign({ linkId, groupId, appealId, madeAt, endsAt }: LinkClaims): Promise<string> {
    return new SignJWT({ group: groupId, appeal: appealId })
      .setProtectedHeader({ alg: 'HS256', typ: LINK_TYPE })
      .setIssuer(issuer)
      .setJti(linkId)
      .setIssuedAt(madeAt)
      .setExpirationTime(endsAt)
      .sign(this.key)
  }

  /** Refuses with LINK_NOT_VALID what is not signed by us, or has ended. Whether it was revoked, its row tells. */
  async verify(token: string, now: Date): Promise<LinkClaims> {
    try {
      const { payload } = await jwtVerify(token, this.key, {
        issuer,
        typ: LINK_TYPE,
        algorithms: ['HS256'],
        currentDate: now,
        requiredClaims: ['exp', 'iat', 'jti'],
      })
      const { jti: linkId, group: groupId, appeal: appealId, iat, exp } = claims.parse(payload)
      return { linkId, groupId, appealId, madeAt: new Date(iat * 1_000), endsAt: new Date(exp * 1_000) }
    } catch {
      throw new Refusal('LINK_NOT_VALID')
    }
  }
}
