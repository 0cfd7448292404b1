import { rowsOfOne } from '../appeals.mjs'
import { figure, shares, told } from '../figures.mjs'
import { cpuSeconds, residentMb } from '../proc.mjs'
import { countStatements, sumOf } from '../statements.mjs'

/** Registrations under way at once. */
const IN_FLIGHT = 16

/** Seconds within which every service has to know of everything. */
const DRAINED_WITHIN = 5

/** Registrations of which the statements are counted, if the lists have as many. */
const COUNTED = 50

/**
 * Registers appeals through the gateway, all reactions of all services on, and waits until all of them are applied.
 * @param {import('../stage.mjs').Stage} stage
 * @returns {Promise<import('../page.mjs').Row>}
 */
export async function register(stage) {
  const projects = await stage.estates()
  const spread = await measure(stage, projects, stage.options.seconds ?? 60)
  const perAppeal = await statementsOf(stage, projects)
  const drained = figure(spread.drained)
  const share = shares(spread.ours, spread.references)
  stage.reached.register = figure(spread.ours).median
  return {
    name: 'register',
    title: 'Register an appeal',
    about:
      `\`registerAppeal\` through the gateway of the one-process house, ${IN_FLIGHT} in flight, all services and their ` +
      'reactions on: unit, known customer (three of four) or caller, first contact, trail, outbox. Every answer is read; ' +
      'accepted are those without errors. Drained: no consumer has a message pending, every relay is at the end ' +
      'of its events, analytics counts what was accepted.',
    reference:
      'The bare `pg` driver commits the same rows (idempotency, number, appeal, event; tables and indexes copied from ' +
      `intake's) in a transaction of four trips, ${IN_FLIGHT} in flight.`,
    lines: [
      {
        what: `accepted, eight estates, ${spread.seconds} s`,
        unit: '/s',
        measured: figure(spread.ours),
        reference: figure(spread.references),
        share,
        goal: { text: '≥ 0.10 of the reference', holds: share.median >= 0.1 },
        known: 'open-condo 56/s',
      },
      {
        what: 'drained, after the end',
        unit: 's',
        measured: drained,
        goal: { text: `≤ ${DRAINED_WITHIN} s`, holds: drained.max <= DRAINED_WITHIN },
      },
      { what: 'answer, half', unit: 'ms', measured: figure(spread.p50) },
      { what: 'answer, 99 %', unit: 'ms', measured: figure(spread.p99) },
      { what: 'CPU of the house for each', unit: 'ms', measured: figure(spread.houseCpu) },
      { what: 'CPU of PostgreSQL for each', unit: 'ms', measured: figure(spread.postgresCpu) },
      { what: 'resident memory of the house afterwards', unit: 'MB', measured: figure(spread.resident) },
    ],
    notes: [
      `${told(perAppeal.statements)} SQL statements in ${told(perAppeal.transactions)} transactions for each appeal, reactions, relays and seals ` +
        `included: ${perAppeal.byRole.map(([role, count]) => `${role} ${told(count)}`).join(', ')}.`,
      ...caveatsOf(spread),
    ],
  }
}

/**
 * The same with all appeals in one estate, whose numbers of the day follow each other.
 * @param {import('../stage.mjs').Stage} stage
 * @returns {Promise<import('../page.mjs').Row>}
 */
export async function registerInOneEstate(stage) {
  const projects = await stage.estates()
  const found = await measure(stage, projects.slice(0, 1), stage.options.seconds ?? 20)
  return {
    name: 'one-estate',
    title: 'Register all appeals in one estate',
    about:
      'As `register`, but all in one estate: each appeal waits for the number before it, until that is committed.',
    reference: 'As of `register`, with all numbers of one project, too.',
    lines: [
      {
        what: `accepted, ${found.seconds} s`,
        unit: '/s',
        measured: figure(found.ours),
        reference: figure(found.references),
        share: shares(found.ours, found.references),
      },
      { what: 'drained, after the end', unit: 's', measured: figure(found.drained) },
    ],
    notes: caveatsOf(found),
  }
}

/** @param {Awaited<ReturnType<typeof measure>>} found */
function caveatsOf({ refused, lost }) {
  return [
    ...(refused > 0 ? [`${refused} were refused and are not counted.`] : []),
    ...(lost.some((count) => count !== 0)
      ? [`Accepted and in the database differ by ${lost.join(', ')}.`]
      : []),
  ]
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {Awaited<ReturnType<import('../stage.mjs').Stage['estates']>>} projects
 * @param {number} seconds
 */
async function measure(stage, projects, seconds) {
  const { say, options } = stage
  const { postgres } = await stage.servers()
  const database = await stage.database()
  const lag = await stage.lag()
  const found = {
    seconds,
    ours: /** @type {number[]} */ ([]),
    references: /** @type {number[]} */ ([]),
    drained: /** @type {number[]} */ ([]),
    p50: /** @type {number[]} */ ([]),
    p99: /** @type {number[]} */ ([]),
    resident: /** @type {number[]} */ ([]),
    houseCpu: /** @type {number[]} */ ([]),
    postgresCpu: /** @type {number[]} */ ([]),
    lost: /** @type {number[]} */ ([]),
    refused: 0,
  }
  const warmUp = Math.min(5, seconds)
  for (let repeat = 1; repeat <= options.repeats; repeat += 1) {
    const house = await stage.standalone()
    await stage.quiet()
    const before = await registered(database)
    const cpuBefore = [cpuSeconds(house.pid), cpuSeconds(postgres.pid)]
    /** @type {import('../programs/load.mjs').Load} */
    const load = await stage.run('load', {
      url: `${house.url}/graphql`,
      workload: 'register',
      facts: { projects },
      inFlight: IN_FLIGHT,
      seconds,
      warmUp,
    })
    const drained = await lag.untilNone()
    const cpu = [cpuSeconds(house.pid), cpuSeconds(postgres.pid)].map(
      (after, index) => after - cpuBefore[index],
    )
    found.ours.push(load.perSecond)
    found.drained.push(drained)
    found.p50.push(load.p50)
    found.p99.push(load.p99)
    found.resident.push(residentMb(house.pid))
    found.houseCpu.push((1000 * cpu[0]) / load.accepted)
    found.postgresCpu.push((1000 * cpu[1]) / load.accepted)
    found.lost.push((await registered(database)) - before - load.accepted)
    found.refused += load.refused
    await stage.quiet()
    const reference = await stage.run('raw-rows', {
      databaseUrl: postgres.url,
      rows: await rowsOfOne(database),
      projects: projects.length,
      inFlight: IN_FLIGHT,
      seconds,
      warmUp,
    })
    found.references.push(reference.perSecond)
    say(
      `register, ${projects.length} estates, ${repeat} of ${options.repeats}: ${told(load.perSecond)}/s, drained after ` +
        `${told(drained)} s; bare driver ${told(reference.perSecond)}/s${load.refused > 0 ? `; refused ${load.refused}: ${load.refusals[0]}` : ''}`,
    )
  }
  return found
}

/** @param {import('pg').Client} database */
async function registered(database) {
  const { rows } = await database.query('select count(*)::int as there from intake.appeals')
  return rows[0].there
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {Awaited<ReturnType<import('../stage.mjs').Stage['estates']>>} projects
 */
async function statementsOf(stage, projects) {
  const house = await stage.standalone()
  const lag = await stage.lag()
  const amount = Math.min(COUNTED, stage.options.appeals)
  const counted = await countStatements(await stage.database(), async () => {
    const job = {
      url: `${house.url}/graphql`,
      workload: 'register',
      facts: { projects },
      warmUp: 0,
      seconds: 86_400,
    }
    await stage.run('load', { ...job, inFlight: IN_FLIGHT, amount })
    await lag.untilNone()
  })
  const ours = counted.filter(({ role }) => role.startsWith('shouwen_'))
  const { statements, transactions } = sumOf(ours, () => true)
  return {
    statements: statements / amount,
    transactions: transactions / amount,
    byRole: ours
      .filter(({ role }) => role.endsWith('_tenant'))
      .map(
        ({ role, statements: count }) =>
          /** @type {const} */ ([role.slice('shouwen_'.length, -'_tenant'.length), count / amount]),
      ),
  }
}
