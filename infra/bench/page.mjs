import { table } from '../generate/markdown.mjs'
import { toldWithSpread } from './figures.mjs'

/**
 * @typedef {import('./figures.mjs').Figure} Figure
 *
 * @typedef {object} Line one line of a row
 * @property {string} what
 * @property {string} unit
 * @property {Figure} measured
 * @property {Figure} [reference]
 * @property {Figure} [share] of its reference
 * @property {{ text: string, holds: boolean }} [goal]
 * @property {string} [known] a figure of before
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {string} title
 * @property {string} about what is measured
 * @property {string} reference what it is compared with
 * @property {readonly Line[]} lines
 * @property {readonly string[]} notes
 *
 * @typedef {object} Taken when a row was measured, and how
 * @property {string} at
 * @property {number} repeats
 * @property {number | null} seconds
 * @property {number} appeals
 * @property {string} [on] which PostgreSQL; npm's in measurements from before it was told
 * @property {number} busyBefore largest share of the machine that others used when a measurement began
 *
 * @typedef {object} Bench all that is written to bench.json
 * @property {import('./machine.mjs').Machine} machine
 * @property {Record<string, string>} versions
 * @property {readonly (Row & { taken: Taken })[]} rows
 */

/**
 * `docs/bench.md`.
 * @param {Bench} bench
 */
export function page({ machine, versions, rows }) {
  return [
    '<!-- Written by `npm run bench`; measure again instead of editing. -->',
    '# Bench\n',
    `On ${machine.cores} cores (${machine.cpu}), ${machine.memoryGb} GB, ${machine.system}. ` +
      'Medians (least–most). The load is a process of its own on the same machine, and so ' +
      'shares its cores; every reference is measured in the same run, by turns with what it is compared with. ' +
      'PostgreSQL is durable (fsync), as in `npm start`; each row tells which it was.\n',
    tableOf(rows),
    '',
    ...rows.flatMap(({ name, title, about, reference, notes, taken }) => [
      `## ${title}\n`,
      `\`--rows ${name}\`. ${about}\n`,
      `${takenWords(taken)}\n`,
      ...(reference === '' ? [] : [`Reference: ${reference}\n`]),
      ...notes.map((note) => `${note}\n`),
    ]),
    '## Again\n',
    '```sh',
    'npm run bench                                                        # all of it, on a quiet machine',
    'npm run bench -- --rows register,list                                # these; of the others what was measured before stays',
    'npm run bench -- --rows register,list --seconds 10 --repeats 1 --no-write',
    '```\n',
    'Starts servers, houses and references of its own in `.shouwen/bench`, removes them at the end. `RATE_LIMIT_SUBJECT` is raised, ' +
      'because the bench is one client that asks for many; all else is as `npm start` has it, but that PostgreSQL keeps the times of ' +
      'commits (`track_commit_timestamp`) and has `pg_stat_statements` loaded, which counts only while statements are counted. ' +
      'open-condo (MIT, Keystone; one process, two cores): create ticket 56/s, list of 20 61/s, measured by us on such a machine in ' +
      'November 2026.\n',
    Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(', ') + '.\n',
  ].join('\n')
}

/** @param {Taken} taken */
function takenWords({ at, repeats, busyBefore, on }) {
  const once = repeats === 1 ? 'once' : `${repeats} times`
  const busy =
    busyBefore > 0.1
      ? ` **Others used up to ${Math.round(100 * busyBefore)} % of the machine when measurements began: read the shares, not the rates.**`
      : ''
  return `Measured ${once}, ${at.slice(0, 10)}${on === undefined ? '' : `, on ${on}`}.${busy}`
}

/** @param {readonly Row[]} rows */
export function tableOf(rows) {
  return table(
    ['', 'what', 'measured', 'reference', 'share', 'goal', 'before'],
    rows.flatMap(({ name, lines }) =>
      lines.map(({ what, unit, measured, reference, share, goal, known }, index) => [
        index === 0 ? `\`${name}\`` : '',
        what,
        `${toldWithSpread(measured)} ${unit}`,
        reference ? `${toldWithSpread(reference)} ${unit}` : '',
        share ? toldWithSpread(share) : '',
        goal ? `${goal.text}: ${goal.holds ? 'met' : 'not met'}` : '',
        known ?? '',
      ]),
    ),
  )
}
