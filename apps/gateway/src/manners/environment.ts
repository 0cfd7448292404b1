import { z } from 'zod'
import { PersistedOperations } from './persisted-operations'
import type { RateSettings } from './rate-limits'

/** What of the environment is about clients' manners; part of the gateway's and of the one-process house's. */
export const mannersEnvironment = {
  /** Requests a minute of each subject. */
  RATE_LIMIT_SUBJECT: z.coerce.number().int().min(1).default(6_000),
  /** Requests a minute of each address, as far as nobody is signed in. */
  RATE_LIMIT_ADDRESS: z.coerce.number().int().min(1).default(300),
  /** Requests that are worked on at once; others wait for their turn, emergencies never. */
  REQUESTS_AT_ONCE: z.coerce.number().int().min(1).max(1_000).default(8),
  /** Proxies before the gateway that tell whom they speak for: how many of `X-Forwarded-For` are believed. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  /** A manifest of operations that clients may name by their hash. */
  PERSISTED_OPERATIONS: z.string().optional(),
  /** `only`: nothing else runs. */
  PERSISTED_OPERATIONS_MODE: z.enum(['allow', 'only']).default('allow'),
}

/** How clients must behave. */
export interface Manners {
  readonly rates: RateSettings
  readonly atOnce: number
  readonly trustedProxies: number
  readonly persisted: PersistedOperations
}

/** Throws when the manifest cannot be read, or is not sound. */
export function mannersOf(environment: z.infer<z.ZodObject<typeof mannersEnvironment>>): Manners {
  const { PERSISTED_OPERATIONS: manifest, PERSISTED_OPERATIONS_MODE: mode } = environment
  if (mode === 'only' && manifest === undefined) {
    throw new Error('PERSISTED_OPERATIONS_MODE=only needs PERSISTED_OPERATIONS, the list of what may run')
  }
  return {
    rates: { perSubject: environment.RATE_LIMIT_SUBJECT, perAddress: environment.RATE_LIMIT_ADDRESS },
    atOnce: environment.REQUESTS_AT_ONCE,
    trustedProxies: environment.TRUSTED_PROXIES,
    persisted:
      manifest === undefined ? PersistedOperations.none() : PersistedOperations.fromFile(manifest, mode),
  }
}

/** Those of an environment that says nothing. */
export const usualManners = (): Manners => mannersOf(z.object(mannersEnvironment).parse({}))
