import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock } from '@shouwen/access/clock'
import { seed } from '@shouwen/scenarios/seed/seed'
import type { SchemaClient } from '@shouwen/scenarios/schema-client'
import { ownNats, type OwnDatabase } from '@shouwen/testing/servers'
import { pino } from 'pino'
import { personasClient } from '../../src/errands/personas-client'
import { openHouse, type House, type HouseOptions } from '../../src/house'

/** A house of a test, on a database and streams of its own. */
export interface TestHouse extends House {
  readonly database: OwnDatabase
  readonly dataFolder: string
  readonly client: SchemaClient
}

/** What a test puts into its house; of what it does not, there is the usual. */
export type Fittings = Partial<Pick<HouseOptions, 'log' | 'nats' | 'notifier' | 'meters'>>

/** Opens a house in this process. Migrates a database that is not. Stopped, it leaves nothing but its database. */
export async function openOn(
  database: OwnDatabase,
  clock: Clock,
  fittings: Fittings = {},
): Promise<TestHouse> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'shouwen-world-'))
  const house = await openHouse({
    databaseUrl: database.url,
    nats: ownNats(),
    clock,
    log: pino({ level: process.env['LOG_LEVEL'] ?? 'fatal' }, process.stderr),
    host: '127.0.0.1',
    port: 0,
    dataFolder,
    ...fittings,
  })
  return {
    ...house,
    database,
    dataFolder,
    client: personasClient(house.url, dataFolder),
    async stop() {
      await house.stop()
      rmSync(dataFolder, { recursive: true, force: true })
    },
  }
}

/** The same with its seed sown. Stopped, it leaves nothing. */
export async function openSeeded(
  database: OwnDatabase,
  clock: Clock,
  fittings: Fittings = {},
): Promise<TestHouse> {
  const house = await openOn(database, clock, fittings)
  const stop = async (): Promise<void> => {
    await house.stop()
    await database.drop()
  }
  try {
    await seed(house.client)
  } catch (error) {
    await stop()
    throw error
  }
  return { ...house, stop }
}
