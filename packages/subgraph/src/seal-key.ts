import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SealKey, TrustedKeys } from '@shouwen/transactions/trail/seal-key'
import { z } from 'zod'

/** Where the key that signs the trail's seals (ADR 0009) comes from: a part of an environment. */
export const sealKeyEnvironment = {
  /** An Ed25519 private key, PKCS8 in PEM. */
  TRAIL_SEAL_KEY: z.string().optional(),
  /** Folder of the development key; never in production. */
  SHOUWEN_DATA: z.string().default('.shouwen'),
}

const sealKeySource = z.object(sealKeyEnvironment)

type SealKeySource = z.infer<typeof sealKeySource>

/** For a schema's `superRefine`: production needs a key, and what is given must be one. */
export function requireSealKey(
  environment: SealKeySource & { readonly NODE_ENV: string },
  context: z.RefinementCtx,
): void {
  const path = ['TRAIL_SEAL_KEY']
  try {
    if (givenKey(environment) !== null || environment.NODE_ENV !== 'production') return
    const message = 'is required in production: the development key is refused there'
    context.addIssue({ code: 'custom', path, message })
  } catch {
    const message = 'must be an Ed25519 private key (PKCS8, PEM)'
    context.addIssue({ code: 'custom', path, message })
  }
}

/** The key of an environment that `requireSealKey` has passed. */
export function sealKeyOf(environment: SealKeySource): SealKey {
  return givenKey(environment) ?? SealKey.ofDataFolder(environment.SHOUWEN_DATA)
}

/**
 * The public keys that a verification trusts: those of a file, else that of the environment's key, else that of the
 * data folder.
 * @throws when there is none.
 */
export function trustedKeys(environment: SealKeySource, file: string | undefined): TrustedKeys {
  const given = file === undefined ? givenKey(environment) : null
  if (given !== null) return new TrustedKeys(given.publicPem)
  return new TrustedKeys(readFileSync(file ?? join(environment.SHOUWEN_DATA, SealKey.publicFile), 'utf8'))
}

function givenKey({ TRAIL_SEAL_KEY }: SealKeySource): SealKey | null {
  return TRAIL_SEAL_KEY ? SealKey.fromPem(TRAIL_SEAL_KEY) : null
}
