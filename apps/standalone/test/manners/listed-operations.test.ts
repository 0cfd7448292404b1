import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { usualManners } from '@shouwen/gateway/manners/environment'
import { PersistedOperations } from '@shouwen/gateway/manners/persisted-operations'
import { minorRepair } from '@shouwen/scenarios/lives/minor-repair'
import { seed } from '@shouwen/scenarios/seed/seed'
import { ownDatabase, ownNats } from '@shouwen/testing/servers'
import { TestClock } from '@shouwen/testing/test-clock'
import { pino } from 'pino'
import { personasClient } from '../../src/errands/personas-client'
import { openHouse } from '../../src/house'

const manifest = require.resolve('@shouwen/scenarios/generated/persisted-operations.json')

test('a house that runs only what the generated manifest lists is seeded, and lives an appeal to its end', async () => {
  const database = await ownDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-listed-'))
  const house = await openHouse({
    databaseUrl: database.url,
    nats: ownNats(),
    clock: new TestClock(),
    log: pino({ level: 'fatal' }),
    host: '127.0.0.1',
    port: 0,
    dataFolder: folder,
    manners: { ...usualManners(), persisted: PersistedOperations.fromFile(manifest, 'only') },
  })
  try {
    const client = personasClient(house.url, folder)
    await seed(client)
    const told: string[] = []
    await minorRepair(client, ({ en }) => void told.push(en))
    expect(told.length).toBeGreaterThan(5)
    const { status, codes } = await client.ask('steward', '{ me { kind } }')
    expect([status, codes]).toEqual([403, ['OPERATION_NOT_LISTED']])
  } finally {
    await house.stop()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)
