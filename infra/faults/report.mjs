import { cpus } from 'node:os'

/** Lines of what is wrong that a report shows of one check. */
const SHOWN = 20

/** @typedef {import('./run-way.mjs').Outcome} Outcome */

/** @param {Outcome} outcome */
export function holds({ checks }) {
  return checks.every(({ wrong }) => wrong.length === 0)
}

/**
 * @param {readonly Outcome[]} outcomes
 * @returns {string} Markdown
 */
export function reportOf(outcomes) {
  return `${outcomes.map(ofWay).join('\n')}`
}

/**
 * The report as a page of the documentation.
 * @param {readonly Outcome[]} outcomes
 * @param {string} nats version of its server
 */
export function pageOf(outcomes, nats) {
  const [first] = outcomes
  if (first === undefined) throw new Error('there is nothing to report')
  const { seed, inFlight, kills } = first
  const way = outcomes.length > 1 ? 'both' : first.way
  return `# Faults

What the last long run of [the fault machine](../infra/faults/README.md) saw. It runs the house under load, kills its parts with
\`kill -9\`, starts them again on the same port and data, and checks what is left.

\`\`\`sh
npm run faults -- --way ${way} --kills ${kills.length} --seed ${seed} --in-flight ${inFlight} --write
\`\`\`

${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores shared with other work, Node ${process.versions.node}, NATS ${nats}.

${reportOf(outcomes)}`
}

/** @param {Outcome} outcome */
function ofWay(outcome) {
  const { way, seed, seconds, inFlight, kills, load, checks } = outcome
  const failed = checks.filter(({ wrong }) => wrong.length > 0)
  return [
    `## ${way === 'distributed' ? 'Distributed' : 'Standalone'}`,
    '',
    `Seed ${seed}, ${kills.length} kills within ${Math.round(seconds)} s, ${inFlight} lives at once: ` +
      (failed.length === 0
        ? `all ${checks.length} checks hold.`
        : `**${failed.length} of ${checks.length} checks fail.**`),
    '',
    '### Load',
    '',
    ...table(
      ['lives', 'questions', 'mutations asked', 'accepted', 'requests for them', 'finally refused'],
      [[load.lives, load.questions, load.asked, load.accepted, load.tries, counted(load.refused)]],
    ),
    '',
    `Sent again because of: ${counted(load.again)}.`,
    '',
    '### Kills',
    '',
    'Seconds from the kill until the part was up again, its random rest included; until a mutation was accepted that was sent after',
    'the kill and is done by what was killed (by anybody, where nobody asks it for mutations); until an appeal that was registered',
    'after the kill was heard of by all services. Median / worst.',
    '',
    ...table(['killed', 'times', 'up again', 'accepted again', 'heard by all'], byTarget(kills)),
    '',
    '### Checks',
    '',
    ...table(
      ['', 'check', 'seen'],
      checks.map(({ name, numbers, wrong }) => [wrong.length === 0 ? '✓' : '✗', name, numbers]),
    ),
    '',
    ...failed.flatMap(({ name, wrong }) => [
      `**${name}**: ${wrong.length} wrong`,
      '',
      '```',
      ...wrong.slice(0, SHOWN),
      ...(wrong.length > SHOWN ? [`… ${wrong.length - SHOWN} more`] : []),
      '```',
      '',
    ]),
  ].join('\n')
}

/** @param {Outcome['kills']} kills */
function byTarget(kills) {
  const targets = [...new Set(kills.map(({ target }) => target))].sort()
  return targets.map((target) => {
    const of = kills.filter((kill) => kill.target === target)
    const spans = /** @type {const} */ (['upAfterMs', 'acceptedAfterMs', 'heardAfterMs'])
    return [
      target,
      of.length,
      ...spans.map((span) => medianAndWorst(of.map((kill) => kill[span] ?? Infinity))),
    ]
  })
}

/** @param {readonly number[]} spans milliseconds */
function medianAndWorst(spans) {
  const sorted = [...spans].sort((a, b) => a - b)
  const seconds = (/** @type {number} */ place) => ((sorted[place] ?? 0) / 1_000).toFixed(1)
  return `${seconds(Math.floor(sorted.length / 2))} / ${seconds(sorted.length - 1)}`
}

/** @param {Record<string, number>} counts */
function counted(counts) {
  const parts = Object.entries(counts).sort((a, b) => b[1] - a[1])
  return parts.length === 0 ? 'none' : parts.map(([what, number]) => `${what} ${number}`).join(', ')
}

/**
 * @param {readonly string[]} heads
 * @param {readonly (readonly (string | number)[])[]} rows
 */
function table(heads, rows) {
  return [
    `| ${heads.join(' | ')} |`,
    `| ${heads.map(() => '---').join(' | ')} |`,
    ...rows.map((row) => `| ${row.join(' | ')} |`),
  ]
}
