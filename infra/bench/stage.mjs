import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { checkout } from '../run/checkout.mjs'
import { startDistributed } from '../run/distributed.mjs'
import { nodeFlags } from '../run/node-flags.mjs'
import { freePort } from '../run/ports.mjs'
import { services } from '../run/services.mjs'
import { openEstates } from './estate.mjs'
import { openLag } from './lag.mjs'
import { clientOf, tokensOf } from './people.mjs'
import { untilQuiet } from './proc.mjs'
import { runProgram, startProgram } from './program.mjs'
import { startServers } from './servers.mjs'
import { track } from './statements.mjs'

/** Requests a minute of each subject: the bench is one client that asks for many. */
const withoutRateLimit = { RATE_LIMIT_SUBJECT: '100000000' }

/** @typedef {ReturnType<typeof createStage>} Stage */

/**
 * What the rows share: servers, one set of data, and the house on it, in one process or in eight. What a row does not need
 * is not started; one house runs at a time.
 * @param {object} given
 * @param {ReturnType<typeof import('../run/ending.mjs').createEnding>} given.ending
 * @param {string} given.folder
 * @param {import('./options.mjs').Options} given.options
 * @param {(line: string) => void} given.say
 * @param {AbortSignal} given.signal the bench is to end
 */
export function createStage({ ending, folder, options, say, signal }) {
  /** Share of the machine that others used when a measurement began: the largest tells how far to trust a run. */
  const busy = { largest: 0 }
  /** Whoever holds the data now. */
  const held = { name: '', stop: async () => {} }

  const servers = once(() => startServers(ending, folder))
  const tokenOf = once(() => tokensOf(folder))
  const database = once(async () => {
    const { postgres } = await servers()
    const client = new pg.Client({ connectionString: postgres.url })
    await client.connect()
    ending.add(() => client.end())
    await track(client, 'none')
    return client
  })
  const lag = once(async () => {
    const { nats } = await servers()
    const open = await openLag({ database: await database(), natsUrl: nats.url })
    ending.add(() => open.close())
    return open
  })

  /**
   * @template {{ stop: () => Promise<void> }} House
   * @param {string} name
   * @param {() => Promise<House>} start
   */
  function holder(name, start) {
    /** @type {House | undefined} */
    let house
    return async () => {
      if (held.name === name && house) return house
      await held.stop()
      say(`starting ${name}`)
      const started = await ending.start(async () => {
        const fresh = await start()
        return { ...fresh, stop: once(fresh.stop) }
      })
      Object.assign(held, { name, stop: started.stop })
      house = started
      return started
    }
  }

  const standalone = holder('the house in one process', async () => {
    const { postgres, nats } = await servers()
    return startProgram({
      signal,
      name: 'The house',
      command: [...nodeFlags, join(checkout, 'apps/standalone/dist/main.js')],
      env: {
        ...withoutRateLimit,
        DATABASE_URL: postgres.url,
        NATS_URL: nats.url,
        PORT: '0',
        SHOUWEN_DATA: folder,
        SEED: 'off',
      },
      ready: /is ready at (\S+)/,
      logFile: join(folder, 'house.log'),
    })
  })

  /** Signs actors for the services, so that another gateway than ours can ask them. */
  const actorSecret = randomBytes(32).toString('hex')

  const distributed = holder('the house in eight processes', async () => {
    const { postgres, nats } = await servers()
    const log = createWriteStream(join(folder, 'distributed.log'), { flags: 'a', mode: 0o600 })
    const house = await startDistributed({
      dataDir: folder,
      port: await freePort(),
      databaseServerUrl: postgres.url,
      databases: Object.fromEntries(services.map((service) => [service, postgres.url])),
      natsUrl: nats.url,
      env: { ...withoutRateLimit, ACTOR_SECRET: actorSecret },
      print: (line) => log.write(`${line}\n`),
    })
    return { ...house, url: new URL(house.gatewayUrl).origin, actorSecret }
  })

  /** @param {string} service */
  const alone = async (service) => {
    const { postgres, nats } = await servers()
    const port = await freePort()
    return startProgram({
      signal,
      name: service,
      command: [...nodeFlags, join(checkout, `apps/${service}/dist/main.js`)],
      env: {
        DATABASE_URL: postgres.url,
        NATS_URL: nats.url,
        ACTOR_SECRET: actorSecret,
        PORT: String(port),
        SHOUWEN_DATA: folder,
        LOG_LEVEL: 'warn',
      },
      ready: `http://127.0.0.1:${port}/readyz`,
      logFile: join(folder, `${service}.log`),
    })
  }

  const analyticsAlone = holder('analytics alone', () => alone('analytics'))
  const slaAlone = holder('sla alone', () => alone('sla'))

  const estates = once(async () => {
    const { url } = await standalone()
    say('opening a property group of eight estates')
    const tokens = await tokenOf()
    const projects = await openEstates(clientOf(url, tokens))
    return Promise.all(
      projects.map(async (project) => ({ ...project, token: await tokens(project.steward) })),
    )
  })

  return {
    folder,
    options,
    say,
    signal,
    busy,
    servers,
    database,
    lag,
    tokenOf,
    standalone,
    distributed,
    analyticsAlone,
    slaAlone,
    /** One more instance of sla beside the one that holds the data. */
    anotherSla: () => alone('sla'),
    estates,
    /** What rows tell later ones: appeals a second that the gateway took. */
    reached: /** @type {{ register?: number }} */ ({}),
    /** Starts something beside the house, which the end stops too. */
    beside: ending.start,
    /** Starts a server beside the house. */
    start: (/** @type {Parameters<typeof startProgram>[0]} */ program) =>
      ending.start(() => startProgram({ ...program, signal })),
    /** Runs one of the programs with a job. */
    run: (/** @type {string} */ program, /** @type {object} */ job) => runProgram(program, job, signal),
    /** Lets go of the data: nobody runs on it. */
    async clear() {
      await held.stop()
      Object.assign(held, { name: '', stop: async () => {} })
    },
    /** A client of the public schema of a house. */
    async client(/** @type {string} */ url) {
      return clientOf(url, await tokenOf())
    },
    /** Waits until the machine is quiet, or long enough. */
    async quiet() {
      busy.largest = Math.max(busy.largest, await untilQuiet(1_000 * Math.min(15, options.seconds ?? 15)))
    },
  }
}

/**
 * @template Thing
 * @param {() => Promise<Thing>} make
 * @returns {() => Promise<Thing>}
 */
function once(make) {
  /** @type {Promise<Thing> | undefined} */
  let made
  return () => (made ??= make())
}
