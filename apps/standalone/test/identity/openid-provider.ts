import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK, type KeyLike } from 'jose'

/** The resource that the provider's access tokens are for. */
export const audience = 'https://api.shouwen.example/'

const ALGORITHM = 'RS256'

/** Of the provider's clients; it knows nobody outside of the test. */
const SECRET = 'a secret between the test and its provider'

/** A key of the provider, with which a test can forge what the provider itself would never say. */
export interface SigningKey {
  readonly kid: string
  readonly privateKey: KeyLike
  readonly publicKey: KeyLike
  readonly jwk: JWK
}

export async function aSigningKey(kid: string): Promise<SigningKey> {
  const { privateKey, publicKey } = await generateKeyPair(ALGORITHM, { extractable: true })
  const jwk = { ...(await exportJWK(privateKey)), kid, alg: ALGORITHM, use: 'sig' }
  return { kid, privateKey, publicKey, jwk }
}

/** A real OpenID provider in a process of its own. */
export class Provider {
  private constructor(
    private readonly child: ChildProcess,
    private readonly subjects: readonly string[],
    readonly issuer: string,
  ) {}

  /** @param subjects whom it knows: it gives out tokens for nobody else. */
  static async start(subjects: readonly string[], key: SigningKey): Promise<Provider> {
    const child = fork(join(__dirname, 'provider.mjs'), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })
    const issuer = await settingsTaken(child, subjects, key)
    return new Provider(child, subjects, issuer)
  }

  get jwksUrl(): string {
    return `${this.issuer}/jwks`
  }

  /** Signs with another key from now on; the one before is withdrawn. */
  async rotate(key: SigningKey): Promise<void> {
    await settingsTaken(this.child, this.subjects, key)
  }

  /** An access token by the client credentials grant. */
  async token(subject: string): Promise<string> {
    const response = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: subject,
        client_secret: SECRET,
        resource: audience,
        scope: 'api',
      }),
    })
    const answer = (await response.json()) as { access_token?: string }
    if (answer.access_token === undefined) throw new Error(`no token: ${JSON.stringify(answer)}`)
    return answer.access_token
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return
    const ended = once(this.child, 'exit')
    this.child.disconnect()
    await ended
  }
}

async function settingsTaken(
  child: ChildProcess,
  subjects: readonly string[],
  key: SigningKey,
): Promise<string> {
  const over = new AbortController()
  const ended = once(child, 'exit', { signal: over.signal }).then(([code]) => {
    throw new Error(`the provider ended with ${code}`)
  })
  const taken = once(child, 'message', { signal: over.signal })
  child.send({ keys: [key.jwk], audience, subjects, secret: SECRET })
  const [said] = (await Promise.race([taken, ended])) as [{ issuer: string }]
  ended.catch(() => undefined)
  over.abort()
  return said.issuer
}
