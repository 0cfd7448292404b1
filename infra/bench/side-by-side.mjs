import { isDeepStrictEqual } from 'node:util'
import { Complaint } from '../run/complaint.mjs'
import { figure, shares, told } from './figures.mjs'
import { cpuSeconds } from './proc.mjs'

/** @typedef {{ name: string, url: string, pids: readonly number[], workload: string, facts: object }} Contestant */

/** Requests under way at once. */
const IN_FLIGHT = 16

/**
 * Loads a server and its reference by turns.
 * @param {import('./stage.mjs').Stage} stage
 * @param {string} row
 * @param {Contestant} ours
 * @param {Contestant} reference
 */
export async function sideBySide(stage, row, ours, reference) {
  const seconds = stage.options.seconds ?? 20
  const first = emptyRun()
  const second = emptyRun()
  for (let repeat = 1; repeat <= stage.options.repeats; repeat += 1) {
    await loadOnce(stage, ours, seconds, first)
    await loadOnce(stage, reference, seconds, second)
    stage.say(
      `${row}, ${repeat} of ${stage.options.repeats}: ${ours.name} ${told(first.rates.at(-1) ?? 0)}/s, ` +
        `${reference.name} ${told(second.rates.at(-1) ?? 0)}/s`,
    )
  }
  const refused = [...first.refusals, ...second.refusals]
  return {
    measured: figure(first.rates),
    reference: figure(second.rates),
    share: shares(first.rates, second.rates),
    p50: { measured: figure(first.p50), reference: figure(second.p50) },
    p99: { measured: figure(first.p99), reference: figure(second.p99) },
    cpu: { measured: figure(first.cpu), reference: figure(second.cpu) },
    notes: refused.length === 0 ? [] : [`Some were refused and are not counted: ${refused[0]}`],
  }
}

/**
 * The lines of a table about two servers.
 * @param {Awaited<ReturnType<typeof sideBySide>>} found
 * @returns {import('./page.mjs').Line[]}
 */
export function furtherLines({ p50, p99, cpu }) {
  return [
    { what: 'answer, half', unit: 'ms', ...p50 },
    { what: 'answer, 99 %', unit: 'ms', ...p99 },
    { what: 'CPU of the server for each, PostgreSQL apart', unit: 'ms', ...cpu },
  ]
}

function emptyRun() {
  return {
    rates: /** @type {number[]} */ ([]),
    p50: /** @type {number[]} */ ([]),
    p99: /** @type {number[]} */ ([]),
    cpu: /** @type {number[]} */ ([]),
    refusals: /** @type {string[]} */ ([]),
  }
}

/**
 * @param {import('./stage.mjs').Stage} stage
 * @param {Contestant} contestant
 * @param {number} seconds
 * @param {ReturnType<typeof emptyRun>} run
 */
async function loadOnce(stage, { url, pids, workload, facts }, seconds, run) {
  await stage.quiet()
  const before = usedBy(pids)
  /** @type {import('./programs/load.mjs').Load} */
  const load = await stage.run('load', {
    url: `${url}/graphql`,
    workload,
    facts,
    inFlight: IN_FLIGHT,
    seconds,
    warmUp: Math.min(5, seconds),
  })
  run.rates.push(load.perSecond)
  run.p50.push(load.p50)
  run.p99.push(load.p99)
  run.cpu.push((1000 * (usedBy(pids) - before)) / load.accepted)
  run.refusals.push(...load.refusals)
}

/** @param {readonly number[]} pids */
function usedBy(pids) {
  return pids.reduce((sum, pid) => sum + cpuSeconds(pid), 0)
}

/**
 * A reference that answers something else measures nothing.
 * @param {unknown} ours
 * @param {unknown} other
 * @throws {Complaint} when the answers differ
 */
export function requireSameAnswer(ours, other) {
  if (isDeepStrictEqual(ours, other)) return
  const [left, right] = [ours, other].map((answer) => JSON.stringify(answer, null, 1).split('\n'))
  const line = left?.findIndex((each, index) => each !== right?.[index]) ?? 0
  throw new Complaint(
    `The house and its reference answer differently, from line ${line}: ${left?.[line]} against ${right?.[line]}`,
  )
}
