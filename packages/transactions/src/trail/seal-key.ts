import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  randomUUID,
  sign,
  verify,
  type KeyObject,
} from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from './merkle-tree'

function fingerprint(publicKey: KeyObject): string {
  return sha256(publicKey.export({ type: 'spki', format: 'der' })).toString('hex')
}

function mustBeEd25519(key: KeyObject): KeyObject {
  if (key.asymmetricKeyType !== 'ed25519') throw new Error('a key of the trail is an Ed25519 key')
  return key
}

/** The private key that signs seals. */
export class SealKey {
  private constructor(
    private readonly privateKey: KeyObject,
    /** SHA-256 of the public key's DER, in hexadecimal. */
    readonly id: string,
    /** What an auditor verifies with. */
    readonly publicPem: string,
  ) {}

  /**
   * @param pem PKCS8; line ends may be written as `\n`, as environment files do.
   * @throws when it is no Ed25519 private key.
   */
  static fromPem(pem: string): SealKey {
    const privateKey = mustBeEd25519(createPrivateKey(pem.replaceAll(String.raw`\n`, '\n')))
    const publicKey = createPublicKey(privateKey)
    const publicPem = publicKey.export({ type: 'spki', format: 'pem' }).toString()
    return new SealKey(privateKey, fingerprint(publicKey), publicPem)
  }

  /** Beside the development key lies its public half, for whoever verifies. */
  static readonly publicFile = 'trail-seal-key.pub.pem'

  /** A new key, kept nowhere. */
  static generate(): SealKey {
    return SealKey.fromPem(newPem())
  }

  /** The development key of a data folder, readable by its owner alone; the first time, it is made. */
  static ofDataFolder(folder: string): SealKey {
    const file = join(folder, 'trail-seal-key.pem')
    if (!existsSync(file)) keepFirst(folder, file)
    const key = SealKey.fromPem(readFileSync(file, 'utf8'))
    const publicFile = join(folder, SealKey.publicFile)
    if (!existsSync(publicFile)) writeFileSync(publicFile, key.publicPem)
    return key
  }

  sign(bytes: Buffer): Buffer {
    return sign(null, bytes, this.privateKey)
  }

  /** A secret of 32 bytes for another purpose, which tells nothing of this key (RFC 5869): one key is kept, not many. */
  secretFor(purpose: string): Uint8Array {
    const own = this.privateKey.export({ type: 'pkcs8', format: 'der' })
    return new Uint8Array(hkdfSync('sha256', own, '', `shouwen ${purpose}`, 32))
  }
}

function newPem(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
}

/** Processes that start at once agree on one key: the first whole file stays. */
function keepFirst(folder: string, file: string): void {
  mkdirSync(folder, { recursive: true })
  const draft = `${file}.${randomUUID()}`
  writeFileSync(draft, newPem(), { mode: 0o600, flag: 'wx' })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    unlinkSync(draft)
  }
}

/** The public keys that a verification trusts, the present one and earlier ones. */
export class TrustedKeys {
  private readonly keys = new Map<string, KeyObject>()

  /**
   * @param pem one public key (SPKI) or several, one after the other.
   * @throws when there is none, or one is no Ed25519 key.
   */
  constructor(pem: string) {
    for (const [block] of pem.matchAll(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g)) {
      const key = mustBeEd25519(createPublicKey(block))
      this.keys.set(fingerprint(key), key)
    }
    if (this.keys.size === 0) throw new Error('no public key (PEM, "BEGIN PUBLIC KEY") is in it')
  }

  get ids(): string[] {
    return [...this.keys.keys()]
  }

  /** Whether a trusted key made the signature. */
  check(keyId: string, bytes: Buffer, signature: Buffer): 'right' | 'wrong' | 'unknownKey' {
    const key = this.keys.get(keyId)
    if (key === undefined) return 'unknownKey'
    return verify(null, bytes, key, signature) ? 'right' : 'wrong'
  }
}
