import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { SchemaClient } from '@shouwen/scenarios/schema-client'
import { ClockHand } from '@shouwen/testing/clock-file'
import { ownDatabase, ownNats } from '@shouwen/testing/servers'
import type { TestClock } from '@shouwen/testing/test-clock'
import { personasClient } from '../src/errands/personas-client'
import { askKeeper } from './houses/house-keeper'

/** A seeded house that a test drives through its gateway alone. */
export interface World {
  readonly client: SchemaClient
  readonly url: string
  close(): Promise<void>
}

/** A house of one process, whose time the test moves. */
export interface TimedWorld extends World {
  readonly clock: TestClock
  /** Its database, as the owner of every table. */
  readonly databaseUrl: string
  /** Where its development issuer keeps its key. */
  readonly dataFolder: string
  /** Has a service's job look at once, after the time was moved. */
  wake(service: string, job: string): void
  /** Has a service stop relaying, listening and its jobs. */
  quieten(service: string): Promise<void>
}

/** Where a house's clock stands unless told: 9 o'clock on a Monday in Shanghai. */
export const MONDAY = '2026-03-02T01:00:00Z'

/** Opens the one-process house, kept by another process (ADR 0028). @param start where its clock stands. */
export async function aStandaloneWorld(start = MONDAY): Promise<TimedWorld> {
  const { url, databaseUrl, dataFolder, clockFile } = await askKeeper({ want: 'open', start })
  const clock = new ClockHand(clockFile, start)
  const woken: Promise<unknown>[] = []
  return {
    client: personasClient(url, dataFolder),
    url,
    clock,
    databaseUrl,
    dataFolder,
    wake: (service, job) => void woken.push(askKeeper({ want: 'wake', url, service, job })),
    quieten: async (service) => void (await askKeeper({ want: 'quieten', url, service })),
    async close() {
      await Promise.all(woken)
      clock.close()
      await askKeeper({ want: 'close', url })
    },
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
