import { figure, shares } from '../figures.mjs'

/** Appeals that are replayed, unless a run is short. */
const APPEALS = 1_000_000
/** Appeals of each second of a short run. */
const APPEALS_OF_SECOND = 20_000
/** Seconds in which a million are to be replayed. */
const GOAL_S = 60
/** How many times the memory after a tenth may be in use at the end. */
const FLAT = 1.25

/**
 * Replays the past of a project under another procedure.
 * @param {import('../stage.mjs').Stage} stage
 * @returns {Promise<import('../page.mjs').Row>}
 */
export async function replay(stage) {
  const { postgres } = await stage.servers()
  const { seconds, repeats } = stage.options
  const appeals = seconds === undefined ? APPEALS : seconds * APPEALS_OF_SECOND
  stage.say(`writing and replaying the past of ${appeals} appeals`)
  await stage.quiet()
  const { ours, reference, early, late, largest } = await stage.run('replay', {
    databaseUrl: postgres.url,
    appeals,
    repeats,
  })
  const perMillion = (/** @type {number[]} */ took) =>
    figure(took.map((each) => (each * 1_000_000) / appeals))
  const measured = perMillion(ours)
  return {
    name: 'replay',
    title: 'Replay the past under another procedure',
    about:
      `${appeals} appeals of one project with three moments and three clocks each, replayed under a draft by sla's own job on ` +
      'its own tables: read, reckoned by the functions that real clocks are made by, counted beside what happened, committed ' +
      'every 20,000.',
    reference:
      'The bare driver reads the same rows by the same statement, as the owner of the tables, and makes nothing of them.',
    lines: [
      {
        what: 'a million appeals',
        unit: 's',
        measured,
        reference: perMillion(reference),
        share: shares(reference, ours),
        goal: { text: `≤ ${GOAL_S} s`, holds: measured.median <= GOAL_S },
      },
      { what: 'resident memory after a tenth', unit: 'MB', measured: figure(early) },
      {
        what: 'at the end',
        unit: 'MB',
        measured: figure(late),
        goal: { text: `≤ ${FLAT} times that`, holds: figure(late).median <= FLAT * figure(early).median },
      },
      { what: 'at the most', unit: 'MB', measured: figure(largest) },
    ],
    notes: [],
  }
}
