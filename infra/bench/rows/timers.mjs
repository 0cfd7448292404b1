import { setTimeout as pause } from 'node:timers/promises'
import { makeClocks } from '../clocks.mjs'
import { figure, told } from '../figures.mjs'
import { copyForReference, firedOf } from '../fired.mjs'

/** Timers that wait in a run of a minute; fewer in a shorter one. */
const WAITING = 1_000_000

/** Timers that come due each second. */
const RATE = 2_000

/** Milliseconds after which 99 % have fired. */
const GOAL_MS = 500

/** Seconds that are left for making them before the first comes due, for each million. */
const LEAD = 60

/** Seconds that the last are waited for. */
const PATIENCE = 120

/**
 * How late timers fire among a million, with two instances of which each is killed once.
 * @param {import('../stage.mjs').Stage} stage
 * @returns {Promise<import('../page.mjs').Row>}
 */
export async function timers(stage) {
  await stage.slaAlone()
  const seconds = stage.options.seconds ?? 60
  const waiting = Math.ceil((WAITING * seconds) / 60)
  const database = await stage.database()
  stage.say(`timers: making ${waiting} that wait`)
  const later = `now() + interval '1 day' + random() * interval '300 days'`
  const { groupId: pending } = await makeClocks(database, { count: waiting, dueAt: later })
  const [ours, bare] = [emptyRun(), emptyRun()]
  for (let repeat = 1; repeat <= stage.options.repeats; repeat += 1) {
    keep(ours, await fireWhileKilled(stage, seconds))
    keep(bare, await fireBare(stage, seconds))
    stage.say(
      `timers, ${repeat} of ${stage.options.repeats}: 99 % after ${told(ours.p99.at(-1) ?? 0)} ms, bare ${told(bare.p99.at(-1) ?? 0)} ms`,
    )
  }
  await stage.clear()
  await database.query('delete from sla.timers where group_id = $1', [pending])
  const p99 = figure(ours.p99)
  const wrong = ours.twice.concat(ours.lost).reduce((sum, each) => sum + each, 0)
  return {
    name: 'timers',
    title: 'Lateness of timers',
    about:
      `${waiting} timers wait, ${RATE} more come due each second for ${seconds} s; two instances of sla, each a process of its own that relays and ` +
      'seals as usual. After a third of the time the one that is active is killed with SIGKILL and started again, after two thirds the other. From ' +
      'the due time to the commit, by what PostgreSQL keeps of it.',
    reference:
      'Two connections of the bare driver that look every 50 ms, nobody killed, on copies of the tables with those of the same second.',
    lines: [
      { what: 'half fired after', unit: 'ms', measured: figure(ours.p50), reference: figure(bare.p50) },
      {
        what: '99 % fired after',
        unit: 'ms',
        measured: p99,
        reference: figure(bare.p99),
        goal: { text: `≤ ${GOAL_MS} ms`, holds: p99.median <= GOAL_MS },
      },
      { what: 'the last', unit: 'ms', measured: figure(ours.largest), reference: figure(bare.largest) },
      {
        what: 'fired twice or lost',
        unit: '',
        measured: figure(ours.twice.map((twice, at) => twice + (ours.lost[at] ?? 0))),
        goal: { text: 'none', holds: wrong === 0 },
      },
    ],
    notes: [],
  }
}

function emptyRun() {
  return {
    p50: /** @type {number[]} */ ([]),
    p99: /** @type {number[]} */ ([]),
    largest: /** @type {number[]} */ ([]),
    twice: /** @type {number[]} */ ([]),
    lost: /** @type {number[]} */ ([]),
  }
}

/**
 * @param {ReturnType<typeof emptyRun>} run
 * @param {import('../fired.mjs').Fired & { count: number }} fired
 */
function keep(run, { p50, p99, largest, facts, clocks, count }) {
  run.p50.push(p50)
  run.p99.push(p99)
  run.largest.push(largest)
  run.twice.push(facts - clocks)
  run.lost.push(count - clocks)
}

/**
 * Clocks that come due one after the other, from soon on.
 * @param {import('../stage.mjs').Stage} stage
 * @param {number} seconds
 */
async function dueSoon(stage, seconds) {
  const count = RATE * seconds
  const lead = Math.ceil(10 + (LEAD * count) / 1_000_000)
  const begins = new Date(Date.now() + lead * 1_000)
  const dueAt = `timestamptz '${begins.toISOString()}' + n * interval '${1_000_000 / RATE} microseconds'`
  const { groupId } = await makeClocks(await stage.database(), { count, dueAt })
  return { count, groupId, begins: begins.getTime() }
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {number} seconds
 */
async function fireWhileKilled(stage, seconds) {
  let active = await stage.slaAlone()
  let other = await stage.beside(() => stage.anotherSla())
  await stage.quiet()
  const { count, groupId, begins } = await dueSoon(stage, seconds)
  for (const share of [1 / 3, 2 / 3]) {
    await pause(Math.max(0, begins + share * seconds * 1_000 - Date.now()))
    process.kill(active.pid, 'SIGKILL')
    await active.stop()
    ;[active, other] = [other, await stage.beside(() => stage.anotherSla())]
  }
  await pause(Math.max(0, begins + seconds * 1_000 - Date.now()))
  const fired = await untilFired(stage, 'sla', groupId, count)
  await Promise.all([active.stop(), other.stop()])
  await stage.clear()
  return { ...fired, count }
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {number} seconds
 */
async function fireBare(stage, seconds) {
  await stage.clear()
  await stage.quiet()
  const { postgres } = await stage.servers()
  const { count, groupId, begins } = await dueSoon(stage, seconds)
  await copyForReference(await stage.database(), groupId)
  const whole = Math.ceil((begins - Date.now()) / 1_000) + seconds + 2
  const job = { databaseUrl: postgres.url, batch: 1_000, seconds: whole }
  await Promise.all([stage.run('raw-fire', job), stage.run('raw-fire', job)])
  await (await stage.database()).query('delete from sla.timers where group_id = $1', [groupId])
  return { ...(await firedOf(await stage.database(), 'bench_raw', groupId)), count }
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {import('../fired.mjs').Schema} schema
 * @param {string} groupId
 * @param {number} count
 */
async function untilFired(stage, schema, groupId, count) {
  const database = await stage.database()
  for (const deadline = Date.now() + PATIENCE * 1_000; ; await pause(500)) {
    const fired = await firedOf(database, schema, groupId)
    if (fired.clocks >= count || Date.now() >= deadline) return fired
  }
}
