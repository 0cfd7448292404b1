import { text } from 'node:stream/consumers'
import { setTimeout as pause } from 'node:timers/promises'
import { Pool } from 'undici'
import { percentile } from '../figures.mjs'
import { workloads } from '../workloads.mjs'

/**
 * The load, in a process of its own: reads a job as JSON, asks, writes what it saw as JSON. Every answer is read: one with
 * errors, without data or without 200 is not accepted.
 * @typedef {object} Job
 * @property {string} url
 * @property {string} workload
 * @property {object} facts
 * @property {number} seconds
 * @property {number} warmUp seconds before the count
 * @property {number} [inFlight] closed loop: this many at once
 * @property {number} [rate] open loop: this many a second, however long answers take
 * @property {number} [amount] ends after this many
 *
 * @typedef {object} Load
 * @property {number} asked
 * @property {number} accepted in all, those before and after the count too
 * @property {number} refused
 * @property {string[]} refusals the first of them
 * @property {number} perSecond accepted, within the count
 * @property {number} p50 milliseconds
 * @property {number} p99
 */

/** @type {Job} */
const job = JSON.parse(await text(process.stdin))
const { origin, pathname } = new URL(job.url)
const pool = new Pool(origin, { connections: job.inFlight ?? 256, pipelining: 1 })
const askFor = /** @type {(facts: object) => import('../workloads.mjs').Asking} */ (workloads[job.workload])(
  job.facts,
)
let asked = 0
let accepted = 0
/** @type {string[]} */
const refusals = []
/** @type {number[]} milliseconds of those that are counted */
const took = []

/** @returns {Promise<boolean>} whether it was accepted */
async function ask() {
  const { headers, body } = await askFor(asked++)
  try {
    const response = await pool.request({
      path: pathname,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': 'en', ...headers },
      body: JSON.stringify(body),
    })
    const answer = await response.body.text()
    if (response.statusCode === 200 && holdsData(answer)) {
      accepted += 1
      return true
    }
    refusals.push(answer.slice(0, 500))
  } catch (error) {
    refusals.push(String(error))
  }
  return false
}

/** @param {string} answer */
function holdsData(answer) {
  const { data, errors } = JSON.parse(answer)
  return errors === undefined && data !== null && Object.values(data).every((field) => field !== null)
}

/**
 * Each asks again as soon as it was answered; what is under way at the end is awaited, so nothing goes unseen. Where nothing
 * was accepted within the time, the time ends with the first that is.
 * @param {number} begin
 * @param {number} end
 * @returns {Promise<number>} seconds that were counted
 */
async function closedLoop(begin, end) {
  let closed = end
  async function connection() {
    while (performance.now() < end && (job.amount === undefined || asked < job.amount)) {
      const sent = performance.now()
      const wasAccepted = await ask()
      const now = performance.now()
      if (!wasAccepted || now < begin || (now > end && took.length > 0)) continue
      took.push(now - sent)
      closed = Math.max(closed, now)
    }
  }
  await Promise.all(Array.from({ length: job.inFlight ?? 1 }, connection))
  return (closed - begin) / 1000
}

/**
 * Asks at a constant rate, whatever becomes of the answers. The time of each begins when it was due, not when it was sent.
 * @param {number} begin
 * @param {number} end
 * @returns {Promise<number>} seconds that were counted
 */
async function openLoop(begin, end) {
  /** @type {Promise<void>[]} */
  const underWay = []
  const every = 1000 / Number(job.rate)
  for (let due = performance.now(); due < end; due += every) {
    const early = due - performance.now()
    if (early > 0) await pause(early)
    const since = due
    underWay.push(
      ask().then((wasAccepted) => {
        if (wasAccepted && since >= begin) took.push(performance.now() - since)
      }),
    )
  }
  await Promise.all(underWay)
  return (end - begin) / 1000
}

const begin = performance.now() + job.warmUp * 1000
const end = begin + job.seconds * 1000
const seconds = await (job.rate === undefined ? closedLoop(begin, end) : openLoop(begin, end))
await pool.close()
const counted = took.toSorted((left, right) => left - right)
/** @type {Load} */
const load = {
  asked,
  accepted,
  refused: refusals.length,
  refusals: refusals.slice(0, 3),
  perSecond: counted.length / seconds,
  p50: percentile(counted, 0.5),
  p99: percentile(counted, 0.99),
}
process.stdout.write(JSON.stringify(load))
