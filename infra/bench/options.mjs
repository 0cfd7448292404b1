import { parseArgs } from 'node:util'
import { Complaint } from '../run/complaint.mjs'

/** The rows of the bench, in the order in which they are measured. */
export const rowNames = /** @type {const} */ ([
  'register',
  'one-estate',
  'emergencies',
  'list',
  'one',
  'gateways',
  'counted',
  'firing',
  'timers',
  'calendar-change',
  'working-time',
  'replay',
  'start-up',
])

/**
 * @typedef {object} Options
 * @property {readonly string[]} rows
 * @property {number | undefined} seconds of each measurement; each row has its own unless told
 * @property {number} repeats
 * @property {number} appeals that lists are read of
 * @property {string | undefined} out folder of the JSON and the page; undefined: nothing is written
 */

/**
 * @param {readonly string[]} args
 * @param {string} docs folder that is written to unless told otherwise
 * @returns {Options}
 * @throws {Complaint} how it is called
 */
export function readOptions(args, docs) {
  const values = parse(args)
  const rows = values.rows?.split(',') ?? rowNames
  const seconds = values.seconds === undefined ? undefined : Number(values.seconds)
  const repeats = Number(values.repeats)
  const appeals = Number(values.appeals)
  const known = /** @type {readonly string[]} */ (rowNames)
  const sound =
    rows.every((row) => known.includes(row)) &&
    [seconds ?? 1, repeats, appeals].every((count) => Number.isInteger(count) && count > 0)
  if (!sound) throw usage()
  return {
    rows: rowNames.filter((row) => rows.includes(row)),
    seconds,
    repeats,
    appeals,
    out: values['no-write'] ? undefined : (values.out ?? docs),
  }
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        rows: { type: 'string' },
        seconds: { type: 'string' },
        repeats: { type: 'string', default: '3' },
        appeals: { type: 'string', default: '3000' },
        out: { type: 'string' },
        'no-write': { type: 'boolean', default: false },
      },
    }).values
  } catch {
    throw usage()
  }
}

function usage() {
  return new Complaint(
    `npm run bench -- [--rows ${rowNames.join(',')}] [--seconds N] [--repeats 3] [--appeals 3000] [--no-write] [--out FOLDER]`,
  )
}
