import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { seed } from '@shouwen/scenarios/seed/seed'
import type { SchemaClient } from '@shouwen/scenarios/schema-client'
import { Meters } from '@shouwen/telemetry/meters'
import type { Notifier } from '@shouwen/notices/way'
import { ownDatabase, ownNats } from '@shouwen/testing/servers'
import { TestClock } from '@shouwen/testing/test-clock'
import { pino, type Logger } from 'pino'
import { personasClient } from '../src/errands/personas-client'
import { openHouse } from '../src/house'

/** A seeded house that a test drives through its gateway alone. */
export interface World {
  readonly client: SchemaClient
  readonly url: string
  close(): Promise<void>
}

/** A house in one process, whose time the test moves. */
export interface TimedWorld extends World {
  readonly clock: TestClock
  /** Its database, as the owner of every table. */
  readonly databaseUrl: string
  /** Where its development issuer keeps its key. */
  readonly dataFolder: string
  /** What its process measures. */
  readonly meters: Meters
  /** Has a service's job look at once, after the time was moved. */
  wake(service: string, job: string): void
  /** Has a service stop relaying, listening and its jobs. */
  quieten(service: string): Promise<void>
}

/**
 * Opens the one-process house on servers of the test's own.
 * @param start where its clock stands; 9 o'clock on a Monday in Shanghai unless told.
 * @param log where it logs to; only what is fatal, unless told.
 * @param natsUrl a server of the test's own; the one in common unless told.
 * @param notifier how people are told outside the product; nothing leaves the house unless told.
 */
export async function aStandaloneWorld(
  start = '2026-03-02T01:00:00Z',
  log: Logger = pino({ level: process.env['LOG_LEVEL'] ?? 'fatal' }),
  natsUrl?: string,
  notifier?: Notifier,
): Promise<TimedWorld> {
  const database = await ownDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-world-'))
  const clock = new TestClock(new Date(start))
  const meters = Meters.ofProcess()
  const house = await openHouse({
    databaseUrl: database.url,
    nats: natsUrl === undefined ? ownNats() : { url: natsUrl, prefix: 'own', replicas: 1 },
    clock,
    log,
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

const checkout = resolve(__dirname, '../../..')

/** Opens the house as eight processes, wired as in production, each service with a database of its own. */
export async function aDistributedWorld(): Promise<World> {
  const database = await ownDatabase()
  const nats = ownNats()
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-world-'))
  const house = spawn(process.execPath, ['infra/run/start-distributed.mjs'], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: '0',
      DATABASE_URL: database.url,
      NATS_URL: nats.url,
      NATS_PREFIX: nats.prefix,
      SHOUWEN_DATABASE_PREFIX: `${nats.prefix}_`,
      SHOUWEN_DATA: folder,
      LOG_LEVEL: 'warn',
    },
  })
  const url = await addressOf(house).catch(async (error: unknown) => {
    await ended(house)
    await database.drop()
    throw error
  })
  return {
    client: personasClient(url, join(folder, 'distributed')),
    url,
    async close() {
      await ended(house)
      await database.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The line `ready URL`, or an exception with all that was printed. */
function addressOf(house: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    const printed: string[] = []
    for (const stream of [house.stdout, house.stderr]) {
      if (stream === null) continue
      createInterface({ input: stream }).on('line', (line) => {
        printed.push(line)
        const [, address] = /^ready (\S+)/.exec(line) ?? []
        if (address !== undefined) found(new URL(address).origin)
      })
    }
    house.once('exit', (code) => failed(new Error(`the house ended with ${code}:\n${printed.join('\n')}`)))
  })
}

function ended(house: ChildProcess): Promise<void> {
  return new Promise((resolved) => {
    if (house.exitCode !== null) return resolved()
    house.once('exit', () => resolved())
    house.kill('SIGTERM')
  })
}
