import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { personas } from '@shouwen/gateway/identity/personas'
import { SchemaClient } from '@shouwen/scenarios/schema-client'
import { seed } from '@shouwen/scenarios/seed/seed'
import { ownDatabase, ownNats } from '@shouwen/testing/servers'
import { TestClock } from '@shouwen/testing/test-clock'
import { pino } from 'pino'
import { openHouse } from '../../src/house'
import { Provider, aSigningKey, audience, type SigningKey } from './openid-provider'

/** A subject of the provider whom no group knows. */
export const stranger = 'idp|stranger'

/** A seeded house whose people sign in at a real OpenID provider. */
export interface SignedInHouse {
  readonly client: SchemaClient
  readonly url: string
  readonly provider: Provider
  /** What the provider signs with at first. */
  readonly key: SigningKey
  close(): Promise<void>
}

export async function aSignedInHouse(): Promise<SignedInHouse> {
  const subjects = [...Object.values(personas).map(({ subject }) => subject), stranger]
  const key = await aSigningKey('first')
  const provider = await Provider.start(subjects, key)
  const database = await ownDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-world-'))
  const house = await openHouse({
    databaseUrl: database.url,
    nats: ownNats(),
    clock: new TestClock(),
    log: pino({ level: process.env['LOG_LEVEL'] ?? 'fatal' }),
    host: '127.0.0.1',
    port: 0,
    dataFolder: folder,
    provider,
    audience,
    platformOperators: [personas.platform.subject],
  })
  const client = new SchemaClient(`${house.url}/graphql`, tokensOf(provider))
  const close = async (): Promise<void> => {
    await house.stop()
    await provider.stop()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await seed(client)
  } catch (error) {
    await close()
    throw error
  }
  return { client, url: house.url, provider, key, close }
}

/** A token for each persona, or subject, asked for once. */
function tokensOf(provider: Provider): (who: string) => Promise<string> {
  const subjects = new Map(Object.entries(personas).map(([code, { subject }]) => [code, subject]))
  const tokens = new Map<string, Promise<string>>()
  return (who) => {
    const token = tokens.get(who) ?? provider.token(subjects.get(who) ?? who)
    tokens.set(who, token)
    return token
  }
}
