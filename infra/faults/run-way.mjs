import { createWriteStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { seed as sow } from '@shouwen/scenarios/seed/seed'
import { removePostgres } from '../postgres/embedded.mjs'
import { makePrivateFolder } from '../run/checkout.mjs'
import { chanceOf } from './chance.mjs'
import { checkAppeals } from './checks/appeals.mjs'
import { checkClocks } from './checks/clocks.mjs'
import { checkCourse } from './checks/course.mjs'
import { checkDerived } from './checks/derived.mjs'
import { checkEvents } from './checks/events.mjs'
import { gatherEvidence } from './checks/evidence.mjs'
import { checkSeals } from './checks/seals.mjs'
import { checkStuck } from './checks/stuck.mjs'
import { checkVersions } from './checks/versions.mjs'
import { openHouse } from './houses.mjs'
import { killParts } from './kills.mjs'
import { Ledger } from './ledger.mjs'
import { startLoad } from './load.mjs'
import { untilQuiet } from './quiet.mjs'
import { SteadfastClient, tokensFrom } from './steadfast-client.mjs'

/** Milliseconds that lives under way may take to come to their end when nothing is killed any more. */
const END_OF_LIVES_MS = 240_000

/** Milliseconds that the house may take to come to rest after that: a caller may have been put off for minutes. */
const REST_MS = 300_000

/**
 * @typedef {'distributed' | 'standalone'} Way
 *
 * @typedef {object} Options
 * @property {Way} way
 * @property {number} seed
 * @property {number} kills
 * @property {number} inFlight mutations under way at once
 * @property {readonly string[]} only names of targets; all unless there are some
 * @property {string} folder for servers, keys and the log
 *
 * @typedef {object} Outcome
 * @property {Way} way
 * @property {number} seed
 * @property {number} inFlight
 * @property {number} seconds that the load lasted
 * @property {import('./kills.mjs').Kill[]} kills
 * @property {{ lives: number, questions: number, asked: number, accepted: number, tries: number, refused: Record<string, number>, again: Record<string, number> }} load
 * @property {import('./checks/check.mjs').Check[]} checks
 */

/**
 * One way of running the house under load, its parts killed, then checked.
 * @param {Options} options
 * @param {ReturnType<typeof import('../run/ending.mjs').createEnding>} ending
 * @param {(line: string) => void} tell
 * @returns {Promise<Outcome>}
 */
export async function runWay({ way, seed, kills: count, inFlight, only, folder }, ending, tell) {
  removePostgres(join(folder, 'postgres'))
  rmSync(folder, { recursive: true, force: true })
  makePrivateFolder(folder)
  const log = createWriteStream(join(folder, 'house.log'), { mode: 0o600 })
  const print = (/** @type {string} */ line) => void log.write(`${new Date().toISOString()} ${line}\n`)
  tell(`starting; what the parts say is in ${join(folder, 'house.log')}`)
  const whole = await ending.start(() => openHouse({ way, folder, print }))
  const house = only.length === 0 ? whole : { ...whole, targets: targetsNamed(whole.targets, only) }
  const ledger = new Ledger()
  const client = new SteadfastClient(house.origin, tokensFrom(house.origin), ledger)
  await sow(client)

  const began = Date.now()
  const load = await startLoad({ client, seed, inFlight, patience: END_OF_LIVES_MS })
  const kills = await killParts({
    house,
    ledger,
    load,
    chance: chanceOf('kills', way, seed),
    count,
    tell: (line) => {
      print(`faults           | ${line}`)
      tell(line)
    },
  })
  await Promise.all(house.parts.map((part) => part.up()))
  tell('all parts are up; lives come to their end')
  const unfinished = await load.stop()
  const seconds = (Date.now() - began) / 1_000
  const quiet = await untilQuiet(house, REST_MS)
  tell('checking')
  const evidence = await gatherEvidence(house, ledger, client)
  const checks = [
    ...checkCourse({ kills, unfinished, begun: load.lives(), ledger, parts: house.parts, quiet }),
    ...(await checkAppeals(evidence)),
    ...(await checkEvents(evidence)),
    ...(await checkVersions(evidence)),
    ...(await checkDerived(evidence)),
    ...(await checkClocks(evidence)),
    ...(await checkStuck(evidence)),
    ...(await checkSeals(evidence)),
  ]
  await house.stop()
  await new Promise((resolve) => log.end(resolve))
  return {
    way,
    seed,
    inFlight,
    seconds,
    kills,
    load: {
      lives: load.lives(),
      questions: ledger.queries,
      asked: ledger.asked.size,
      accepted: ledger.that('accepted').length,
      tries: [...ledger.asked.values()].reduce((sum, { tries }) => sum + tries, 0),
      refused: Object.fromEntries(ledger.refusals),
      again: Object.fromEntries(ledger.again),
    },
    checks,
  }
}

/**
 * @param {readonly import('./houses.mjs').Target[]} targets
 * @param {readonly string[]} names
 */
function targetsNamed(targets, names) {
  const chosen = targets.filter(({ name }) => names.includes(name))
  if (chosen.length === names.length) return chosen
  throw new Error(`There are only these to kill: ${targets.map(({ name }) => name).join('; ')}.`)
}
