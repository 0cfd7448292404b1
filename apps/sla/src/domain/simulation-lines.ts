import { isoDay } from '@shouwen/calendar/local-time'
import type { SimulationDimension } from '@shouwen/vocabulary/simulations'
import { addLateness, latenessQuantile, type Lateness } from './lateness'
import type { Past, Tally } from './tally'

/** Lines that are told at once at the most. */
export const LINES_LIMIT = 500

/** What one of the two pasts comes to. */
export interface Figures {
  readonly clocks: number
  readonly met: number
  readonly breached: number
  readonly cancelled: number
  readonly running: number
  /** Of the clocks that were met or breached, the share that was met; null where there are none. */
  readonly compliance: number | null
  readonly lateMedianMinutes: number | null
  readonly lateP90Minutes: number | null
  /** The day on which most appeals had something due, and how many; null where lines are split by more than one thing. */
  readonly peakDay: string | null
  readonly peakDue: number | null
}

/** A line of the result: the appeals that have in common what it is split by. */
export interface SimulationLine {
  readonly kind: string | null
  readonly projectId: string | null
  readonly departmentId: string | null
  readonly clock: { readonly code: string; readonly clause: string; readonly target: string } | null
  readonly appeals: number
  readonly whatIf: Figures
  readonly happened: Figures
}

/** The place of a dimension in the keys of a tally. */
const places = { kind: 0, project: 1, department: 2, clock: 3 } satisfies Record<SimulationDimension, number>

interface Sum {
  appeals: number
  clocks: number
  met: number
  breached: number
  cancelled: number
  running: number
  readonly lateness: Lateness
}

/** The result split by some of what it can be split by, those with the most appeals first; whole if by nothing. */
export function linesOf(tally: Tally, by: readonly SimulationDimension[]): SimulationLine[] {
  const parts = [...new Set(by)].map((dimension) => places[dimension])
  const keyOf = (key: string): string => {
    const codes = key.split('|')
    return parts.map((part) => codes[part] ?? '').join('|')
  }
  const whatIf = sumsOf(tally.whatIf, keyOf)
  const happened = sumsOf(tally.happened, keyOf)
  const appeals = new Map<string, number>()
  const add = (key: string, count: number): void => void appeals.set(key, (appeals.get(key) ?? 0) + count)
  if (by.includes('clock')) {
    for (const key of new Set([...whatIf.keys(), ...happened.keys()]))
      add(key, Math.max(whatIf.get(key)?.appeals ?? 0, happened.get(key)?.appeals ?? 0))
  } else for (const [key, count] of Object.entries(tally.appeals)) add(keyOf(key), count)
  return [...appeals]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .slice(0, LINES_LIMIT)
    .map(([key, count]) => {
      const codes = key.split('|')
      const codeOf = (dimension: SimulationDimension): string | null =>
        by.includes(dimension) ? (codes[parts.indexOf(places[dimension])] ?? '') : null
      const code = codeOf('clock')
      const group = groupOf([...new Set(by)], key)
      return {
        kind: codeOf('kind') || null,
        projectId: codeOf('project'),
        departmentId: codeOf('department') || null,
        clock: code === null ? null : clockOf(tally, code),
        appeals: count,
        whatIf: figuresOf(whatIf.get(key), tally.whatIf, group),
        happened: figuresOf(happened.get(key), tally.happened, group),
      }
    })
}

/** The name under which what is due on a day was counted; null where it was not. */
function groupOf(by: readonly SimulationDimension[], key: string): string | null {
  const [dimension, ...more] = by
  if (dimension === undefined) return ''
  return more.length > 0 || dimension === 'clock' ? null : `${dimension}:${key}`
}

function clockOf(tally: Tally, code: string): { code: string; clause: string; target: string } {
  for (const past of [tally.whatIf, tally.happened]) {
    for (const [key, { clause, target }] of Object.entries(past.clocks))
      if (key.split('|')[places.clock] === code) return { code, clause, target }
  }
  return { code, clause: '', target: '' }
}

function sumsOf(past: Past, keyOf: (key: string) => string): Map<string, Sum> {
  const sums = new Map<string, Sum>()
  for (const [key, count] of Object.entries(past.clocks)) {
    const sum = sums.get(keyOf(key)) ?? { ...nothing(), lateness: {} }
    sum.appeals += count.appeals
    sum.clocks += count.clocks
    sum.met += count.met
    sum.breached += count.breached
    sum.cancelled += count.cancelled
    sum.running += count.running
    addLateness(sum.lateness, count.lateness)
    sums.set(keyOf(key), sum)
  }
  return sums
}

function nothing(): Sum {
  return { appeals: 0, clocks: 0, met: 0, breached: 0, cancelled: 0, running: 0, lateness: {} }
}

function figuresOf(sum: Sum = nothing(), past: Past, group: string | null): Figures {
  const { clocks, met, breached, cancelled, running, lateness } = sum
  const judged = met + breached
  const [peak] =
    group === null
      ? []
      : Object.entries(past.due[group] ?? {}).sort(([a, x], [b, y]) => y - x || Number(a) - Number(b))
  return {
    clocks,
    met,
    breached,
    cancelled,
    running,
    compliance: judged === 0 ? null : met / judged,
    lateMedianMinutes: minutesOf(latenessQuantile(lateness, 0.5)),
    lateP90Minutes: minutesOf(latenessQuantile(lateness, 0.9)),
    peakDay: peak === undefined ? null : isoDay(Number(peak[0])),
    peakDue: peak === undefined ? null : peak[1],
  }
}

function minutesOf(ms: number | null): number | null {
  return ms === null ? null : ms / 60_000
}
