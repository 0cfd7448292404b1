import { printFault } from '../run/complaint.mjs'
import { calendarChange } from './rows/calendar-change.mjs'
import { counted } from './rows/counted.mjs'
import { emergencies } from './rows/emergencies.mjs'
import { firing } from './rows/firing.mjs'
import { gateways } from './rows/gateways.mjs'
import { list } from './rows/list.mjs'
import { one } from './rows/one.mjs'
import { register, registerInOneEstate } from './rows/register.mjs'
import { replay } from './rows/replay.mjs'
import { startUp } from './rows/start-up.mjs'
import { timers } from './rows/timers.mjs'
import { workingTime } from './rows/working-time.mjs'

/** @type {Record<string, (stage: import('./stage.mjs').Stage) => Promise<import('./page.mjs').Row>>} */
const rows = {
  register,
  'one-estate': registerInOneEstate,
  emergencies,
  list,
  one,
  gateways,
  counted,
  firing,
  timers,
  'calendar-change': calendarChange,
  'working-time': workingTime,
  replay,
  'start-up': startUp,
}

/**
 * Measures a row; one that cannot be measured says why, and the others are measured all the same.
 * @param {string} name
 * @param {import('./stage.mjs').Stage} stage
 * @returns {Promise<import('./page.mjs').Row & { failed?: true }>}
 */
export async function measureRow(name, stage) {
  try {
    const row = rows[name]
    if (row === undefined) throw new Error(`there is no row ${name}`)
    return await row(stage)
  } catch (error) {
    if (stage.signal.aborted) throw error
    printFault(error)
    const why = error instanceof Error ? error.message : String(error)
    const empty = { title: name, about: '', reference: '', lines: [] }
    return { name, ...empty, notes: [`Not measured: ${why}`], failed: true }
  }
}
