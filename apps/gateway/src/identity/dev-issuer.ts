import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  SignJWT,
  createLocalJWKSet,
  exportJWK,
  exportPKCS8,
  exportSPKI,
  generateKeyPair,
  importPKCS8,
  importSPKI,
  type JWTVerifyGetKey,
  type KeyLike,
} from 'jose'
import { z } from 'zod'
import type { Persona } from './personas'

const ALGORITHM = 'ES256'
const KEY_ID = 'development'

/** Hours that a development token lives. */
const TOKEN_HOURS = 12

export const devIssuerName = 'shouwen-development'

const keyFile = z.strictObject({ privateKey: z.string(), publicKey: z.string() })

/** Signs tokens for the seeded personas. Its key lies in the data folder, readable by its owner alone. */
export class DevIssuer {
  private constructor(
    private readonly privateKey: KeyLike,
    private readonly publicKey: KeyLike,
  ) {}

  /** Opens the issuer of a data folder; the first time, its key is made. */
  static async open(dataFolder: string): Promise<DevIssuer> {
    const file = join(dataFolder, 'development-issuer.json')
    const kept = readIfThere(file) ?? (await makeKey(file))
    return new DevIssuer(
      await importPKCS8(kept.privateKey, ALGORITHM),
      await importSPKI(kept.publicKey, ALGORITHM, { extractable: true }),
    )
  }

  /** A token for a persona, as an OpenID provider would give it. */
  token(persona: Persona, audience: string): Promise<string> {
    return new SignJWT({})
      .setProtectedHeader({ alg: ALGORITHM, kid: KEY_ID })
      .setIssuer(devIssuerName)
      .setAudience(audience)
      .setSubject(persona.subject)
      .setIssuedAt()
      .setExpirationTime(`${TOKEN_HOURS}h`)
      .sign(this.privateKey)
  }

  /** The public keys, for the gateway's verification. */
  async keys(): Promise<JWTVerifyGetKey> {
    const key = await exportJWK(this.publicKey)
    return createLocalJWKSet({ keys: [{ ...key, kid: KEY_ID, alg: ALGORITHM, use: 'sig' }] })
  }
}

function readIfThere(file: string): z.infer<typeof keyFile> | null {
  try {
    return keyFile.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'
}

/** Two that start at once agree on one key: the second to write finds the first's. */
async function makeKey(file: string): Promise<z.infer<typeof keyFile>> {
  const pair = await generateKeyPair(ALGORITHM, { extractable: true })
  const made = { privateKey: await exportPKCS8(pair.privateKey), publicKey: await exportSPKI(pair.publicKey) }
  mkdirSync(dirname(file), { recursive: true })
  try {
    writeFileSync(file, JSON.stringify(made), { mode: 0o600, flag: 'wx' })
    return made
  } catch (error) {
    const other = readIfThere(file)
    if (other !== null) return other
    throw error
  }
}
