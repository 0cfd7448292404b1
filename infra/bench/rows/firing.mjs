import { makeClocks } from '../clocks.mjs'
import { figure, shares, told } from '../figures.mjs'
import { copyForReference, firedOf } from '../fired.mjs'

/** Timers due at once in a run of a minute; fewer in a shorter one. */
const TIMERS = 200_000

/** Processes that fire at once. */
const INSTANCES = 2

/** Timers a second. */
const GOAL = 20_000

/**
 * How fast timers fire that are due all at once.
 * @param {import('../stage.mjs').Stage} stage
 * @returns {Promise<import('../page.mjs').Row>}
 */
export async function firing(stage) {
  await stage.slaAlone()
  await stage.clear()
  const count = Math.ceil((TIMERS * (stage.options.seconds ?? 60)) / 60)
  const [ours, reference, wrong] = [[], [], []].map(() => /** @type {number[]} */ ([]))
  for (let repeat = 1; repeat <= stage.options.repeats; repeat += 1) {
    const [measured, bare] = await fireOnce(stage, count)
    ours?.push(measured.facts / measured.seconds)
    reference?.push(bare.facts / bare.seconds)
    wrong?.push(Math.abs(measured.facts - count) + Math.abs(measured.clocks - count) + measured.left)
    stage.say(
      `firing, ${repeat} of ${stage.options.repeats}: ${told(ours?.at(-1) ?? 0)}/s, bare ${told(reference?.at(-1) ?? 0)}/s`,
    )
  }
  const perSecond = figure(ours ?? [])
  return {
    name: 'firing',
    title: 'Fire timers alone',
    about:
      `${count} timers that are due, of as many clocks in no order, and ${INSTANCES} processes that fire as the job of sla does: each takes ` +
      'timers, 2,000 at a time, decides what is to be said, records the facts, marks the clocks. From the first commit to the last, by what ' +
      'PostgreSQL keeps of both.',
    reference: `As many connections of the bare driver, with one statement that does all of it without a question, on copies of the tables with their indexes.`,
    lines: [
      {
        what: 'timers fired',
        unit: '/s',
        measured: perSecond,
        reference: figure(reference ?? []),
        share: shares(ours ?? [], reference ?? []),
        goal: { text: `≥ ${GOAL}/s`, holds: perSecond.median >= GOAL },
      },
    ],
    notes: [`Fired twice, lost or left: ${(wrong ?? []).reduce((sum, each) => sum + each, 0)}.`],
  }
}

/**
 * @param {import('../stage.mjs').Stage} stage
 * @param {number} count
 */
async function fireOnce(stage, count) {
  const database = await stage.database()
  const { postgres } = await stage.servers()
  const due = `now() - interval '1 hour' + random() * interval '50 minutes'`
  const { groupId } = await makeClocks(database, { count, dueAt: due })
  await copyForReference(database, groupId)
  const all = (/** @type {string} */ program) =>
    Promise.all(
      Array.from({ length: INSTANCES }, () =>
        stage.run(program, { databaseUrl: postgres.url, batch: 1_000 }),
      ),
    )
  await stage.quiet()
  await all('fire-timers')
  const ours = await firedOf(database, 'sla', groupId)
  await stage.quiet()
  await all('raw-fire')
  const bare = await firedOf(database, 'bench_raw', groupId)
  return /** @type {const} */ ([ours, bare])
}
