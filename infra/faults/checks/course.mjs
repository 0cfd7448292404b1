import { RECOVERY_MS } from '../kills.mjs'

/** @typedef {import('./check.mjs').Check} Check */

/**
 * What can be said of the run itself.
 * @param {object} course
 * @param {import('../kills.mjs').Kill[]} course.kills
 * @param {import('../load.mjs').Life[]} course.unfinished
 * @param {number} course.begun
 * @param {import('../ledger.mjs').Ledger} course.ledger
 * @param {readonly import('../supervise.mjs').Part[]} course.parts
 * @param {{ tookMs: number, stillBusy: string[] }} course.quiet
 * @returns {Check[]}
 */
export function checkCourse({ kills, unfinished, begun, ledger, parts, quiet }) {
  const late = kills.filter(({ upAfterMs, acceptedAfterMs, heardAfterMs }) =>
    [upAfterMs, acceptedAfterMs, heardAfterMs].includes(undefined),
  )
  const endedByItself = parts.flatMap((part) => part.endedByItself)
  return [
    {
      name: 'After each kill the part came back, mutations were accepted again and their facts heard by all',
      numbers: `${kills.length} kills, ${late.length} without recovery within ${RECOVERY_MS / 1_000} s`,
      wrong: late.map(({ target, part, ...after }) => `${target} (${part}): ${JSON.stringify(after)}`),
    },
    {
      name: 'No part ended that was not killed',
      numbers: `${endedByItself.length} ended by themselves`,
      wrong: endedByItself,
    },
    {
      name: 'Each life that was begun came to its end',
      numbers: `${begun} lives, ${unfinished.length} without an end`,
      wrong: unfinished.map(
        ({ kind, step, failed }) => `${kind}, after "${step}": ${failed ?? 'still waiting'}`,
      ),
    },
    {
      name: 'Nobody was answered with a fault, or twice and differently',
      numbers: `${ledger.queries} questions, ${ledger.asked.size} mutations, ${ledger.faults.length} faults`,
      wrong: ledger.faults,
    },
    {
      name: 'All came to rest',
      numbers: `after ${(quiet.tookMs / 1_000).toFixed(1)} s`,
      wrong: quiet.stillBusy,
    },
  ]
}
