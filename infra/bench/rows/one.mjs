import { livedAppeals } from '../appeals.mjs'
import { oneQuery } from '../documents.mjs'
import { director } from '../estate.mjs'
import { startMonolith } from '../monolith.mjs'
import { furtherLines, requireSameAnswer, sideBySide } from '../side-by-side.mjs'

/**
 * Reads one appeal with all that the seven services keep of it, the trail included.
 * @param {import('../stage.mjs').Stage} stage
 * @returns {Promise<import('../page.mjs').Row>}
 */
export async function one(stage) {
  const ids = await livedAppeals(stage)
  await (await stage.lag()).untilNone()
  const house = await stage.standalone()
  const monolith = await startMonolith(stage)
  const facts = { token: await (await stage.tokenOf())(director), ids }
  const whole = async (/** @type {string} */ url, /** @type {string} */ id) =>
    (await stage.client(url)).must(director, oneQuery, { id })
  for (const id of ids) requireSameAnswer(await whole(house.url, id), await whole(monolith.url, id))
  const found = await sideBySide(
    stage,
    'one',
    { name: 'house', url: house.url, pids: [house.pid], workload: 'one', facts },
    { name: 'monolith', url: monolith.url, pids: [monolith.pid], workload: 'one', facts },
  )
  await monolith.stop()
  return {
    name: 'one',
    title: 'One appeal with everything',
    about:
      `\`appeal\` through the gateway of the one-process house, with fields of all seven services: form, instructions, reports, ` +
      'feedback, hand-overs, work orders, clocks, revisits, audits, elders, customer, trail. Appeals that were lived to ' +
      'their end, by turns, 16 in flight.',
    reference:
      'The monolith of `list`, with one SQL statement for all of it. `allowedActions` and `samplingPopulations` are left ' +
      'out on both sides: they are worked out by rules, not kept.',
    lines: [
      {
        what: 'answered',
        unit: '/s',
        measured: found.measured,
        reference: found.reference,
        share: found.share,
      },
      ...furtherLines(found),
    ],
    notes: found.notes,
  }
}
