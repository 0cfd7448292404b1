import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Notifier } from '@shouwen/notices/way'
import { seed } from '@shouwen/scenarios/seed/seed'
import { Meters } from '@shouwen/telemetry/meters'
import { ownDatabase, ownNats } from '@shouwen/testing/servers'
import { TestClock } from '@shouwen/testing/test-clock'
import { pino, type Logger } from 'pino'
import { personasClient } from '../src/errands/personas-client'
import { openHouse } from '../src/house'
import { MONDAY, type TimedWorld } from './world'

/** A house in the test's own process. */
export interface WorldHere extends TimedWorld {
  /** What the process measures. */
  readonly meters: Meters
}

/** What a test puts into its house. */
interface Fittings {
  /** Where its clock stands. */
  readonly start?: string
  /** Where it logs to; only what is fatal, unless told. */
  readonly log?: Logger
  /** A server of the test's own; the one in common unless told. */
  readonly natsUrl?: string
  /** How people are told outside the product; nothing leaves the house unless told. */
  readonly notifier?: Notifier
}

/** Opens the one-process house in this process: for what a test has to put into it, or to look at inside of it. */
export async function aWorldHere({
  start = MONDAY,
  log,
  natsUrl,
  notifier,
}: Fittings = {}): Promise<WorldHere> {
  const database = await ownDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-world-'))
  const clock = new TestClock(new Date(start))
  const meters = Meters.ofProcess()
  const house = await openHouse({
    databaseUrl: database.url,
    nats: natsUrl === undefined ? ownNats() : { url: natsUrl, prefix: 'own', replicas: 1 },
    clock,
    log: log ?? pino({ level: process.env['LOG_LEVEL'] ?? 'fatal' }),
    host: '127.0.0.1',
    port: 0,
    dataFolder: folder,
    meters,
    ...(notifier === undefined ? {} : { notifier }),
  })
  const client = personasClient(house.url, folder)
  const close = async (): Promise<void> => {
    await house.stop()
    await database.drop()
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    await seed(client)
  } catch (error) {
    await close()
    throw error
  }
  return {
    client,
    url: house.url,
    clock,
    databaseUrl: database.url,
    dataFolder: folder,
    meters,
    wake: (service, job) => house.wake(service, job),
    quieten: (service) => house.quieten(service),
    close,
  }
}
