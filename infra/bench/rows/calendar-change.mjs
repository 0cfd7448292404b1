import { makeClocks } from '../clocks.mjs'
import { figure, told } from '../figures.mjs'
import { copyForReference } from '../fired.mjs'

/** Clocks that count working days, in a run of a minute; fewer in a shorter one. */
const CLOCKS = 100_000

/** Seconds for the dry run and the applying together. */
const GOAL_S = 10

const path = 'bench/east/garden'

/**
 * How long it takes to move the clocks of a project whose calendar is changed.
 * @param {import('../stage.mjs').Stage} stage
 * @returns {Promise<import('../page.mjs').Row>}
 */
export async function calendarChange(stage) {
  await stage.slaAlone()
  await stage.clear()
  const count = Math.ceil((CLOCKS * (stage.options.seconds ?? 60)) / 60)
  const { postgres } = await stage.servers()
  const database = await stage.database()
  const due = `now() + interval '100 days' + n * interval '1 second'`
  const { groupId, projectId } = await makeClocks(database, {
    count,
    dueAt: due,
    window: '{"workingDays": 60}',
    counted: 'workingDays',
  })
  await database.query(
    `insert into sla.known_projects (project_id, group_id, time_zone, opens, closes, path)
     values ($1, $2, 'Asia/Shanghai', '08:30', '17:30', $3)`,
    [projectId, groupId, path],
  )
  // Begun now, as far as their days are counted.
  await database.query(`update sla.clocks set started_at = now() where group_id = $1`, [groupId])
  await copyForReference(database, groupId)
  // The copies have no dead rows; nor have tables that a server has had for longer than a minute.
  await database.query('vacuum (analyze) sla.clocks, sla.timers')
  const [tried, applied, both, bare] = [[], [], [], []].map(() => /** @type {number[]} */ ([]))
  const unmoved = []
  for (let repeat = 1; repeat <= stage.options.repeats; repeat += 1) {
    // What was written before is on the disk: nobody pays for it.
    await database.query('checkpoint')
    await stage.quiet()
    const job = { databaseUrl: postgres.url, groupId, projectId, path, closes: `${17 + repeat}:30` }
    const { moved, dryRun, apply } = await stage.run('move-clocks', job)
    tried?.push(dryRun)
    applied?.push(apply)
    both?.push(dryRun + apply)
    if (moved !== count) unmoved.push(count - moved)
    await database.query('checkpoint')
    bare?.push(await moveBare(database))
    stage.say(`calendar-change, ${repeat} of ${stage.options.repeats}: ${told(both?.at(-1) ?? 0)} s`)
  }
  const whole = figure(both ?? [])
  return {
    name: 'calendar-change',
    title: 'Move clocks after a change of the calendar',
    about:
      `A project with ${count} clocks that count 60 working days is open for an hour longer each time: the dry run of all of them, and the applying, ` +
      'until the last is moved: slice after slice on two connections, each clock counted anew and written with its timers and a fact.',
    reference:
      'The bare driver adds a day to the due times of as many clocks and timers by two statements, on copies of the tables, and copies a fact for each.',
    lines: [
      { what: 'dry run', unit: 's', measured: figure(tried ?? []) },
      { what: 'apply', unit: 's', measured: figure(applied ?? []), reference: figure(bare ?? []) },
      {
        what: 'both',
        unit: 's',
        measured: whole,
        goal: { text: `≤ ${GOAL_S} s`, holds: whole.median <= GOAL_S && unmoved.length === 0 },
      },
    ],
    notes: unmoved.map((some) => `${some} were not moved, as their days did not change.`),
  }
}

/** @param {import('pg').Client} database */
async function moveBare(database) {
  const began = performance.now()
  await database.query('begin')
  await database.query(`update bench_raw.clocks set due_at = due_at + interval '1 day'`)
  await database.query(`update bench_raw.timers set due_at = due_at + interval '1 day'`)
  await database.query(
    `insert into bench_raw.events (id, group_id, type, subject, appeal_id, project_path, actor_kind, actor_id, clauses, pack_id,
        pack_version, occurred_at, correlation_id, data)
     select gen_random_uuid(), group_id, 'sla.clock.moved.v1', 'appeal/' || appeal_id, appeal_id, project_path, 'staff', 'someone',
        array[clause], pack_id, pack_version, now(), id::text,
        jsonb_build_object('appealId', appeal_id, 'clockId', id, 'code', code, 'target', target, 'from', due_at, 'to', due_at)
       from bench_raw.clocks`,
  )
  await database.query('commit')
  return (performance.now() - began) / 1_000
}
