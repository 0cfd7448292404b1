import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startNats } from '../../nats/server.mjs'
import { removePostgres, startPostgres } from '../../postgres/embedded.mjs'
import { checkout, makePrivateFolder } from '../../run/checkout.mjs'
import { figure, told } from '../figures.mjs'
import { commandOf, familyOf, residentMb, togetherMb } from '../proc.mjs'

/** Milliseconds after which a house that is ready has come to rest. */
const REST_MS = 5_000

const houses = /** @type {const} */ ([
  { name: 'one process', command: 'start.mjs', ready: /is ready at (\S+)/ },
  { name: 'eight processes', command: 'start-distributed.mjs', ready: /^ready (\S+)/ },
])

/**
 * Starts the house as `npm start` and `npm run start:distributed` do, on an empty folder and again, and weighs it.
 * @param {import('../stage.mjs').Stage} stage
 * @returns {Promise<import('../page.mjs').Row>}
 */
export async function startUp(stage) {
  await stage.clear()
  const folder = makePrivateFolder(join(stage.folder, 'start-up'))
  const bare = { first: /** @type {number[]} */ ([]), second: /** @type {number[]} */ ([]) }
  const found = houses.map((house) => ({ ...house, ...emptyFindings() }))
  for (let repeat = 1; repeat <= stage.options.repeats; repeat += 1) {
    for (const house of found) {
      await stage.quiet()
      house.first.push((await startOnce(stage, house, folder)).seconds)
      await stage.quiet()
      const { seconds, together, resident } = await startOnce(stage, house, folder)
      house.second.push(seconds)
      house.together.push(together)
      for (const [name, mb] of resident) house.resident.set(name, [...(house.resident.get(name) ?? []), mb])
      empty(join(folder, house.command))
      stage.say(
        `start-up in ${house.name}, ${repeat} of ${stage.options.repeats}: first ${told(house.first.at(-1) ?? 0)} s, second ` +
          `${told(house.second.at(-1) ?? 0)} s, ${told(house.together.at(-1) ?? 0)} MB`,
      )
    }
    for (const which of /** @type {const} */ (['first', 'second'])) {
      await stage.quiet()
      bare[which].push(await startServersOnce(stage, join(folder, 'bare')))
    }
    empty(join(folder, 'bare'))
  }
  rmSync(folder, { recursive: true, force: true })
  return {
    name: 'start-up',
    title: 'Start-up and memory',
    about:
      'From the command (installed and built) to the line that says that it is ready: the first start makes database, roles, ' +
      `tables and the seed, the second finds them. Memory is taken ${REST_MS / 1000} s after the second: resident for each process, and in ` +
      'whole, PostgreSQL and NATS included, with what processes share counted once.',
    reference:
      'PostgreSQL and NATS alone, started by the same code: the first time with `initdb`, the second without.',
    lines: found.flatMap(({ name, first, second, together }) => [
      { what: `${name}: first start`, unit: 's', measured: figure(first), reference: figure(bare.first) },
      { what: `${name}: second start`, unit: 's', measured: figure(second), reference: figure(bare.second) },
      { what: `${name}: memory in whole`, unit: 'MB', measured: figure(together) },
    ]),
    notes: found.map(
      ({ name, resident }) =>
        `Resident in ${name}: ${[...resident]
          .map(([process, values]) => `${process} ${told(figure(values).median)} MB`)
          .join(', ')}.`,
    ),
  }
}

function emptyFindings() {
  return {
    first: /** @type {number[]} */ ([]),
    second: /** @type {number[]} */ ([]),
    together: /** @type {number[]} */ ([]),
    resident: /** @type {Map<string, number[]>} */ (new Map()),
  }
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {(typeof houses)[number]} house
 * @param {string} folder
 */
async function startOnce(stage, { command, ready }, folder) {
  const began = performance.now()
  const program = await stage.start({
    name: command,
    command: [join(checkout, 'infra/run', command)],
    env: { SHOUWEN_DATA: join(folder, command), PORT: '0' },
    ready,
    logFile: join(stage.folder, `${command}.log`),
  })
  const seconds = (performance.now() - began) / 1000
  await pause(REST_MS)
  const family = familyOf(program.pid)
  const together = togetherMb(family)
  const resident = family.flatMap((pid) => {
    const name = nameOf(commandOf(pid))
    return name === undefined ? [] : [/** @type {const} */ ([name, residentMb(pid)])]
  })
  await program.stop()
  return { seconds, together, resident }
}

/**
 * What a process is, by its command; undefined for a connection's process of PostgreSQL, of which there are many.
 * @param {readonly string[]} command
 */
function nameOf(command) {
  const app = /apps\/([\w-]+)\/dist\/main\.js$/.exec(
    command.find((part) => part.endsWith('main.js')) ?? '',
  )?.[1]
  if (app !== undefined) return app
  if (command.some((part) => part.endsWith('nats-server'))) return 'nats-server'
  if (command.some((part) => /infra\/run\/start/.test(part))) return 'the command'
  return undefined
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {string} folder
 */
async function startServersOnce(stage, folder) {
  const began = performance.now()
  const servers = await Promise.all([
    stage.beside(() => startPostgres({ dataDir: join(makePrivateFolder(folder), 'postgres') })),
    stage.beside(() => startNats({ dataDir: join(makePrivateFolder(folder), 'nats') })),
  ])
  const seconds = (performance.now() - began) / 1000
  await Promise.all(servers.map((server) => server.stop()))
  return seconds
}

/** @param {string} folder a data folder whose servers have ended */
function empty(folder) {
  for (const part of ['postgres', 'distributed/postgres']) removePostgres(join(folder, part))
  rmSync(folder, { recursive: true, force: true })
}
