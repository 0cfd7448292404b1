import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { usualManners, type Manners } from '@shouwen/gateway/manners/environment'
import { openLog } from '@shouwen/telemetry/log'
import { ownDatabase, ownNats } from '@shouwen/testing/servers'
import { TestClock } from '@shouwen/testing/test-clock'
import { openHouse } from '../../src/house'
import { Provider, aSigningKey, audience } from '../identity/openid-provider'

const OPERATOR = 'operator'

/** An empty house as in production, with a provider of tokens. */
export interface StrictHouse {
  readonly url: string
  /** A token of the platform's operator, or of `somebody` whom the house does not know. */
  token(subject?: 'operator' | 'somebody'): Promise<string>
  /** The lines that it logged. */
  readonly logged: readonly string[]
  close(): Promise<void>
}

/** @param manners what differs from the usual limits */
export async function aStrictHouse(manners: Partial<Manners> = {}): Promise<StrictHouse> {
  const provider = await Provider.start([OPERATOR, 'somebody'], await aSigningKey('one'))
  const database = await ownDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-strict-'))
  const logged: string[] = []
  const house = await openHouse({
    databaseUrl: database.url,
    nats: ownNats(),
    clock: new TestClock(new Date('2026-03-02T01:00:00Z')),
    log: openLog('info', { write: (line) => void logged.push(line) }),
    host: '127.0.0.1',
    port: 0,
    dataFolder: folder,
    provider,
    audience,
    production: true,
    platformOperators: [OPERATOR],
    manners: { ...usualManners(), ...manners },
  })
  return {
    url: house.url,
    logged,
    token: (subject = OPERATOR) => provider.token(subject),
    async close() {
      await house.stop()
      await provider.stop()
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
