import { setTimeout as pause } from 'node:timers/promises'
import { enoughAppeals, rowsOfOne } from '../appeals.mjs'
import { figure, told } from '../figures.mjs'

/** Appeals offered each second. */
const RATES = [200, 500]

/** Milliseconds after which 99 % are counted. */
const GOAL_MS = 250

/** How much faster than the rate the gateway must have been, for the rate to be offered through it. */
const MARGIN = 1.25

/** Share of the rate that must have been committed, or it was another rate that was measured. */
const REACHED = 0.95

/** Seconds that the last are waited for. */
const PATIENCE = 120

/** Where the commits of both ends stand, the first for what is offered, the second for what is counted. */
const ways = {
  ours: `intake.events event left join analytics.inbox taken
    on taken.consumer = 'analytics' and taken.event_id = event.id
    where event.type = 'intake.appeal.registered.v1'`,
  reference: `bench_raw.sent event left join bench_raw.counted taken on taken.event_id = event.id where true`,
}

const committedAt = 'pg_xact_commit_timestamp(event.xmin)'
const countedAt = 'pg_xact_commit_timestamp(taken.xmin)'

/**
 * How long after its commit an appeal is counted, at constant rates.
 * @param {import('../stage.mjs').Stage} stage
 * @returns {Promise<import('../page.mjs').Row>}
 */
export async function counted(stage) {
  await enoughAppeals(stage)
  const found = []
  for (const rate of RATES) found.push(await atRate(stage, rate))
  await stage.clear()
  return {
    name: 'counted',
    title: 'From commit to count',
    about:
      'Appeals are registered at a constant rate; the time is that from the commit of the registration to ' +
      'the commit of the transaction in which analytics counts it, by what PostgreSQL itself keeps of both ' +
      '(`pg_xact_commit_timestamp`): nothing is polled meanwhile.',
    reference:
      'The same way without us, at the same rate: the bare driver commits a row, publishes it to JetStream, pulls it, ' +
      'commits a row for it, in batches as large as ours.',
    lines: found.flatMap(({ rate, ours, reference }) => [
      {
        what: `${rate}/s offered: half counted after`,
        unit: 'ms',
        measured: figure(ours.p50),
        reference: figure(reference.p50),
      },
      {
        what: `${rate}/s offered: 99 % counted after`,
        unit: 'ms',
        measured: figure(ours.p99),
        reference: figure(reference.p99),
        goal: {
          text: `≤ ${GOAL_MS} ms`,
          holds: figure(ours.p99).median <= GOAL_MS && figure(ours.rate).median >= REACHED * rate,
        },
      },
      {
        what: `${rate}/s offered: committed`,
        unit: '/s',
        measured: figure(ours.rate),
        reference: figure(reference.rate),
      },
    ]),
    notes: found.flatMap(({ rate, through, uncounted }) => [
      through === 'gateway'
        ? `${rate}/s were offered through the gateway, all services on.`
        : `${rate}/s were not offered through the gateway, which did not take ${Math.ceil(MARGIN * rate)}/s in \`register\` here (or was ` +
          'not measured): intake ran in a process of the bench that writes what `registerAppeal` writes into ' +
          "intake's own tables, " +
          'in its own transactions, recorded as its own fact, without GraphQL and without looking anything up, and ' +
          'relays it; analytics ran as its own process; the other services did not run.',
      ...(uncounted > 0 ? [`At ${rate}/s ${uncounted} were not counted within ${PATIENCE} s.`] : []),
    ]),
  }
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {number} rate
 */
async function atRate(stage, rate) {
  const { options, say, reached } = stage
  const through = (reached.register ?? 0) >= MARGIN * rate ? /** @type {const} */ ('gateway') : 'intake'
  const seconds = options.seconds ?? 20
  const ours = emptyRun()
  const reference = emptyRun()
  let uncounted = 0
  for (let repeat = 1; repeat <= options.repeats; repeat += 1) {
    const offer = through === 'gateway' ? offerToGateway : offerToIntake
    uncounted += await timed(stage, 'ours', seconds, ours, (whole) => offer(stage, rate, whole))
    await timed(stage, 'reference', seconds, reference, (whole) => offerToPipe(stage, rate, whole))
    say(
      `counted at ${rate}/s, ${repeat} of ${options.repeats}: 99 % after ${told(ours.p99.at(-1) ?? 0)} ms, bare ` +
        `${told(reference.p99.at(-1) ?? 0)} ms`,
    )
  }
  return { rate, through, ours, reference, uncounted }
}

function emptyRun() {
  return {
    p50: /** @type {number[]} */ ([]),
    p99: /** @type {number[]} */ ([]),
    rate: /** @type {number[]} */ ([]),
  }
}

/**
 * Offers for a while and reads what the database kept of it.
 * @param {import('../stage.mjs').Stage} stage
 * @param {keyof typeof ways} which
 * @param {number} seconds
 * @param {ReturnType<typeof emptyRun>} run
 * @param {(seconds: number) => Promise<void>} offer
 * @returns {Promise<number>} how many were waited for in vain
 */
async function timed(stage, which, seconds, run, offer) {
  const warmUp = Math.min(5, seconds)
  const database = await stage.database()
  await stage.quiet()
  const before = new Date()
  await offer(warmUp + seconds)
  // What counts begins with the first commit of this run and the warm-up after it.
  const read = `with run as (
      select ${committedAt} as committed, ${countedAt} as counted from ${ways[which]} and ${committedAt} >= $1
    ), took as (
      select extract(epoch from counted - committed)::float8 * 1000 as ms from run, (select min(committed) as first from run) as start
       where committed - first between make_interval(secs => $2) and make_interval(secs => $2 + $3)
    )
    select percentile_disc(0.5) within group (order by ms) as p50, percentile_disc(0.99) within group (order by ms) as p99,
           count(*)::int as committed, (count(*) - count(ms))::int as uncounted from took`
  for (const deadline = Date.now() + PATIENCE * 1000; ; await pause(200)) {
    const { rows } = await database.query(read, [before, warmUp, seconds])
    const [{ p50, p99, committed, uncounted }] = rows
    if (uncounted > 0 && Date.now() < deadline) continue
    run.p50.push(p50 ?? Number.NaN)
    run.p99.push(p99 ?? Number.NaN)
    run.rate.push(committed / seconds)
    return uncounted
  }
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {number} rate
 * @param {number} seconds
 */
async function offerToGateway(stage, rate, seconds) {
  const { url } = await stage.standalone()
  const facts = { projects: await stage.estates() }
  await stage.run('load', { url: `${url}/graphql`, workload: 'register', facts, rate, seconds, warmUp: 0 })
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {number} rate
 * @param {number} seconds
 */
async function offerToIntake(stage, rate, seconds) {
  const { postgres, nats } = await stage.servers()
  const database = await stage.database()
  const estates = await stage.estates()
  await stage.analyticsAlone()
  await stage.run('intake-writer', {
    databaseUrl: postgres.url,
    natsUrl: nats.url,
    dataFolder: stage.folder,
    rate,
    seconds,
    projectIds: estates.map(({ id }) => id),
    rows: await rowsOfOne(database),
  })
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {number} rate
 * @param {number} seconds
 */
async function offerToPipe(stage, rate, seconds) {
  const { postgres, nats } = await stage.servers()
  const { rows } = await (
    await stage.database()
  ).query(`select data from intake.events where type = 'intake.appeal.registered.v1' limit 1`)
  const servers = { databaseUrl: postgres.url, natsUrl: nats.url }
  await stage.run('raw-pipe', { ...servers, rate, seconds, data: rows[0].data })
}
