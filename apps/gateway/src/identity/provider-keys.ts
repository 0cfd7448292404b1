import { Refusal } from '@shouwen/vocabulary/refusal'
import { createRemoteJWKSet, errors, type JWTVerifyGetKey } from 'jose'
import type { Logger } from 'pino'

/** Keys are fetched anew at least this often, in ms: so long a key that was withdrawn can still be used. */
const KEYS_LIVE_MS = 300_000

/** An unknown key has them fetched at once, but no sooner than this after the last time, in ms: nobody can have us ask in a storm. */
const FETCH_PAUSE_MS = 2_000

/** Milliseconds that the provider has for its answer. */
const FETCH_LIMIT_MS = 5_000

/**
 * The keys of an OpenID provider by its JWKS URL, with their rotation: a new one is picked up when the first token
 * signed by it comes, and replaces what is there no more. Refuses with UNAVAILABLE while they cannot be fetched: the
 * token may well be good, and who is told otherwise would sign out.
 */
export function providerKeys(jwksUrl: string, log: Logger): JWTVerifyGetKey {
  const keys = createRemoteJWKSet(new URL(jwksUrl), {
    cacheMaxAge: KEYS_LIVE_MS,
    cooldownDuration: FETCH_PAUSE_MS,
    timeoutDuration: FETCH_LIMIT_MS,
  })
  return async (header, token) => {
    try {
      return await keys(header, token)
    } catch (error) {
      if (isAboutTheToken(error)) throw error
      log.warn({ error, jwksUrl }, "the provider's keys cannot be fetched")
      throw new Refusal('UNAVAILABLE')
    }
  }
}

function isAboutTheToken(error: unknown): boolean {
  return (
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSENotSupported
  )
}
