import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seed } from '@shouwen/scenarios/seed/seed'
import { ClockHand, ClockOfFile } from '@shouwen/testing/clock-file'
import { ownDatabase, ownNats, type OwnDatabase } from '@shouwen/testing/servers'
import { pino } from 'pino'
import { personasClient } from '../../src/errands/personas-client'
import { openHouse, type House } from '../../src/house'
import type { Opened } from './protocol'

/** A house of a test, on a database and streams of its own. */
export interface KeptHouse extends Pick<House, 'wake' | 'quieten'> {
  readonly opened: Opened
  /** Stops it, and removes what it has written but its database. */
  stop(): Promise<void>
}

/** Opens a house. Migrates a database that is not. */
export async function openOn(database: OwnDatabase, start: string): Promise<KeptHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-world-'))
  const clockFile = join(folder, 'clock')
  new ClockHand(clockFile, start).close()
  const clock = new ClockOfFile(clockFile)
  const house = await openHouse({
    databaseUrl: database.url,
    nats: ownNats(),
    clock,
    log: pino({ level: process.env['LOG_LEVEL'] ?? 'fatal' }, process.stderr),
    host: '127.0.0.1',
    port: 0,
    dataFolder: folder,
  })
  return {
    opened: { url: house.url, databaseUrl: database.url, dataFolder: folder, clockFile },
    wake: (service, job) => house.wake(service, job),
    quieten: (service) => house.quieten(service),
    async stop() {
      await house.stop()
      clock.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Opens a house on a copy of a database that is migrated, and sows its seed. */
export async function openSeeded(template: OwnDatabase, start: string): Promise<KeptHouse> {
  const database = await ownDatabase(template.name)
  const house = await openOn(database, start)
  const stop = async (): Promise<void> => {
    await house.stop()
    await database.drop()
  }
  try {
    await seed(personasClient(house.opened.url, house.opened.dataFolder))
  } catch (error) {
    await stop()
    throw error
  }
  return { ...house, stop }
}
