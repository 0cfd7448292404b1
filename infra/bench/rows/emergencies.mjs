import { figure, percentile, told } from '../figures.mjs'

/** Emergencies raised each second: far more than a city's. */
const RATE = 4

/** Registrations under way at once meanwhile. */
const IN_FLIGHT = 16

/** Milliseconds within which 99 % are answered, and the guards have their order. */
const GOAL = { answer: 1_000, order: 2_000 }

/**
 * Raises emergencies while others register as fast as the house takes it, and the same on the idle house.
 * @param {import('../stage.mjs').Stage} stage
 * @returns {Promise<import('../page.mjs').Row>}
 */
export async function emergencies(stage) {
  const projects = await stage.estates()
  const seconds = stage.options.seconds ?? 20
  const [busy, idle] = [emptyRun(), emptyRun()]
  for (let repeat = 1; repeat <= stage.options.repeats; repeat += 1) {
    await raise(stage, projects, seconds, busy, true)
    await raise(stage, projects, seconds, idle, false)
    stage.say(
      `emergencies, ${repeat} of ${stage.options.repeats}: 99 % answered after ${told(busy.answer99.at(-1) ?? 0)} ms beside ` +
        `${told(busy.registered.at(-1) ?? 0)} registrations/s, idle ${told(idle.answer99.at(-1) ?? 0)} ms`,
    )
  }
  const answer = figure(busy.answer99)
  const order = figure(busy.order99)
  const refusals = [...busy.refusals, ...idle.refusals]
  const unheard = [...busy.unheard, ...idle.unheard].reduce((sum, count) => sum + count, 0)
  return {
    name: 'emergencies',
    title: 'Raise an emergency beside registrations at full rate',
    about:
      `\`raiseEmergency\` at ${RATE}/s, whatever the answers take, while ${IN_FLIGHT} registrations are in flight all the time, in one ` +
      'process, all services on. An answer has the appeal, its steps, the numbers on duty and outside, and the relatives of the ' +
      "unit. The guards' order: from the commit of the emergency in intake to the commit of the work order in dispatch, by " +
      'what PostgreSQL keeps of both (`pg_xact_commit_timestamp`).',
    reference: 'The same emergencies on the same house, with nobody else there.',
    lines: [
      { what: 'answer, half', unit: 'ms', measured: figure(busy.answer50), reference: figure(idle.answer50) },
      {
        what: 'answer, 99 %',
        unit: 'ms',
        measured: answer,
        reference: figure(idle.answer99),
        goal: { text: `≤ ${GOAL.answer} ms`, holds: answer.median <= GOAL.answer },
      },
      {
        what: "guards' order, half",
        unit: 'ms',
        measured: figure(busy.order50),
        reference: figure(idle.order50),
      },
      {
        what: "guards' order, 99 %",
        unit: 'ms',
        measured: order,
        reference: figure(idle.order99),
        goal: { text: `≤ ${GOAL.order} ms`, holds: order.median <= GOAL.order },
      },
      { what: 'registrations meanwhile', unit: '/s', measured: figure(busy.registered) },
    ],
    notes: [
      ...(refusals.length > 0 ? [`${refusals.length} were refused and are not counted: ${refusals[0]}`] : []),
      ...(unheard > 0 ? [`${unheard} had no order when everything else had arrived.`] : []),
    ],
  }
}

function emptyRun() {
  return {
    answer50: /** @type {number[]} */ ([]),
    answer99: /** @type {number[]} */ ([]),
    order50: /** @type {number[]} */ ([]),
    order99: /** @type {number[]} */ ([]),
    registered: /** @type {number[]} */ ([]),
    unheard: /** @type {number[]} */ ([]),
    refusals: /** @type {string[]} */ ([]),
  }
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {Awaited<ReturnType<import('../stage.mjs').Stage['estates']>>} projects
 * @param {number} seconds
 * @param {ReturnType<typeof emptyRun>} run
 * @param {boolean} beside registrations
 */
async function raise(stage, projects, seconds, run, beside) {
  const house = await stage.standalone()
  const lag = await stage.lag()
  await stage.quiet()
  const before = new Date()
  const warmUp = Math.min(5, seconds)
  const job = { url: `${house.url}/graphql`, facts: { projects }, seconds, warmUp }
  /** @type {[import('../programs/load.mjs').Load, import('../programs/load.mjs').Load | undefined]} */
  const [alarms, registrations] = await Promise.all([
    stage.run('load', { ...job, workload: 'emergency', rate: RATE }),
    beside ? stage.run('load', { ...job, workload: 'register', inFlight: IN_FLIGHT }) : undefined,
  ])
  await lag.untilNone()
  const { took, unheard } = await ordersSince(await stage.database(), before, warmUp)
  run.answer50.push(alarms.p50)
  run.answer99.push(alarms.p99)
  run.order50.push(percentile(took, 0.5))
  run.order99.push(percentile(took, 0.99))
  run.unheard.push(unheard)
  run.refusals.push(...alarms.refusals)
  if (registrations) run.registered.push(registrations.perSecond)
}

/**
 * How long after an emergency the guards had their order, in milliseconds, shortest first; the warm-up does not count.
 * @param {import('pg').Client} database
 * @param {Date} before
 * @param {number} warmUp
 */
async function ordersSince(database, before, warmUp) {
  const { rows } = await database.query(
    `with raised as (
       select appeal_id, pg_xact_commit_timestamp(xmin) as at from intake.events
        where type = 'intake.emergency.raised.v1' and occurred_at >= $1
     ), counted as (
       select raised.* from raised, (select min(at) as first from raised) as start
        where at >= first + make_interval(secs => $2)
     )
     select (extract(epoch from pg_xact_commit_timestamp(opened.xmin) - counted.at) * 1000)::float8 as ms
       from counted left join dispatch.events opened
         on opened.appeal_id = counted.appeal_id and opened.type = 'dispatch.work-order.opened.v1'
      order by ms`,
    [before, warmUp],
  )
  const took = rows.flatMap(({ ms }) => (ms === null ? [] : [ms]))
  return { took, unheard: rows.length - took.length }
}
