import { setTimeout as pause } from 'node:timers/promises'

/**
 * @typedef {object} Kill
 * @property {string} target
 * @property {string} part what it was at that moment
 * @property {number} restMs until it was started again
 * @property {number | undefined} upAfterMs until it was up again
 * @property {number | undefined} acceptedAfterMs until a mutation was accepted that was sent after the kill and is done by
 *   what was killed
 * @property {number | undefined} heardAfterMs until every service had heard of an appeal that was registered after the kill
 * @property {string[]} unheardBy services that had not heard of it when nobody waited any longer; 'intake' when it was not
 *   registered
 */

/** Milliseconds at the most that a killed part stays down before it is started again. */
const REST_MS = 2_000

/** Milliseconds at the most between one kill, its part's coming back included, and the next. */
const BETWEEN_MS = 2_500

/** Share of kills that do not wait until the part before is up again. */
const AT_ONCE = 0.25

/** Milliseconds between two looks whether a fact was heard. */
const LOOK_MS = 300

/** Milliseconds after which nobody waits any longer for a recovery: it is a finding. */
export const RECOVERY_MS = 120_000

/**
 * Kills parts of a house one after the other. Targets are dealt like cards: each comes as often as any other.
 * @param {object} options
 * @param {import('./houses.mjs').FaultyHouse} options.house
 * @param {import('./ledger.mjs').Ledger} options.ledger
 * @param {import('./load.mjs').Load} options.load
 * @param {import('./chance.mjs').Chance} options.chance
 * @param {number} options.count
 * @param {(line: string) => void} options.tell
 * @returns {Promise<Kill[]>}
 */
export async function killParts({ house, ledger, load, chance, count, tell }) {
  /** @type {Promise<Kill>[]} */
  const kills = []
  /** @type {import('./houses.mjs').Target[]} */
  let deck = []
  while (kills.length < count) {
    await pause(chance.between(0, BETWEEN_MS))
    if (deck.length === 0) deck = chance.shuffled(house.targets)
    const target = /** @type {import('./houses.mjs').Target} */ (deck.shift())
    const restMs = chance.between(0, REST_MS)
    const atOnce = chance.happens(AT_ONCE)
    const part = await untilChosen(house, target, chance)
    const killedAt = Date.now()
    part.kill(restMs, target.meanwhile)
    tell(`${kills.length + 1}/${count} killed ${named(target.name, part.name)}, back in ${restMs} ms`)
    const kill = followed({ target, part, restMs, killedAt, house, ledger, load })
    kills.push(kill)
    if (!atOnce)
      await inTime(Promise.all([part.up(), ledger.acceptedAfter(killedAt, target.serves, RECOVERY_MS)]))
  }
  return Promise.all(kills)
}

/**
 * The part that a target is, once it is up: it may be on its way back from an earlier kill, or waiting for its database.
 * @param {import('./houses.mjs').FaultyHouse} house
 * @param {import('./houses.mjs').Target} target
 * @param {import('./chance.mjs').Chance} chance
 */
async function untilChosen(house, target, chance) {
  const deadline = Date.now() + RECOVERY_MS
  for (;;) {
    const part = await target.choose(chance).catch(() => undefined)
    if (part?.isUp()) return part
    if (Date.now() > deadline)
      throw new Error(
        `There is no ${target.name} to kill; not up: ${house.parts.filter((each) => !each.isUp()).map((each) => each.name)}`,
      )
    await pause(50)
  }
}

/**
 * @param {object} kill
 * @param {import('./houses.mjs').Target} kill.target
 * @param {import('./supervise.mjs').Part} kill.part
 * @param {number} kill.restMs
 * @param {number} kill.killedAt
 * @param {import('./houses.mjs').FaultyHouse} kill.house
 * @param {import('./ledger.mjs').Ledger} kill.ledger
 * @param {import('./load.mjs').Load} kill.load
 * @returns {Promise<Kill>}
 */
async function followed({ target, part, restMs, killedAt, house, ledger, load }) {
  const left = new Set(house.databases.services)
  const [upAt, acceptedAt, heardAt] = await Promise.all([
    inTime(part.up()),
    ledger.acceptedAfter(killedAt, target.serves, RECOVERY_MS),
    inTime(
      load.register().then((appealId) => untilHeard(house.databases, appealId, left, killedAt + RECOVERY_MS)),
    ),
  ])
  const after = (/** @type {number | undefined} */ at) => (at === undefined ? undefined : at - killedAt)
  return {
    target: target.name,
    part: part.name,
    restMs,
    upAfterMs: after(upAt),
    acceptedAfterMs: after(acceptedAt),
    heardAfterMs: left.size === 0 ? after(heardAt) : undefined,
    unheardBy: [...left],
  }
}

/**
 * When something was done; undefined when nobody waits for it any longer.
 * @param {Promise<unknown>} done
 * @returns {Promise<number | undefined>}
 */
async function inTime(done) {
  const patience = new AbortController()
  const at = await Promise.race([
    done.then(() => Date.now()),
    pause(RECOVERY_MS, undefined, { signal: patience.signal }),
  ])
  patience.abort()
  return at
}

/**
 * Waits until each service has taken the fact of an appeal's registration.
 * @param {import('./databases.mjs').Databases} databases
 * @param {string} appealId
 * @param {Set<string>} left services that have not: who has is taken out
 * @param {number} deadline
 */
async function untilHeard(databases, appealId, left, deadline) {
  let event = ''
  left.delete('intake')
  for (; left.size > 0 && Date.now() < deadline; await pause(LOOK_MS)) {
    event ||= await registrationOf(databases, appealId).catch(() => '')
    if (event === '') continue
    for (const service of left)
      if (await hasTaken(databases, service, event).catch(() => false)) left.delete(service)
  }
}

/**
 * @param {import('./databases.mjs').Databases} databases
 * @param {string} appealId
 * @returns {Promise<string>} id of the fact
 */
async function registrationOf(databases, appealId) {
  const [fact] = await databases.rows(
    'intake',
    'select id from events where appeal_id = $1 order by seq limit 1',
    [appealId],
  )
  return fact?.id ?? ''
}

/**
 * @param {import('./databases.mjs').Databases} databases
 * @param {string} service
 * @param {string} event
 */
async function hasTaken(databases, service, event) {
  const rows = await databases.rows(service, 'select from inbox where event_id = $1', [event])
  return rows.length > 0
}

/**
 * @param {string} target
 * @param {string} part
 */
function named(target, part) {
  return target === part ? part : `${target} (${part})`
}
