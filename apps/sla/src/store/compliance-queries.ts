import type { Cursor } from '@shouwen/subgraph/connection'
import type { AppealKind } from '@shouwen/vocabulary/appeals'
import type { ComplianceDimension, ComplianceState } from '@shouwen/vocabulary/compliance'
import type { ClockCreditor } from '@shouwen/vocabulary/handling'
import type { EntityManager, SelectQueryBuilder } from 'typeorm'
import type { Bearing } from '../domain/bearing'
import type { Clock } from '../domain/clock'
import { visibleTo, type Reader } from './clock-queries'

/** Rows of one answer at the most: those with the most breaches. */
export const ROWS_LIMIT = 1_000

/** Which promises are counted. */
export interface ComplianceFilter {
  /** Due at or after. */
  readonly from: Date
  /** Due before. */
  readonly to: Date
  readonly by: ComplianceDimension
  readonly projectIds: readonly string[] | null
  readonly kinds: readonly AppealKind[] | null
  readonly clauses: readonly string[] | null
  /** What is owed to the customer, or by departments; null: both. */
  readonly owedTo: ClockCreditor | null
}

/** What became of the promises that share a key. */
export interface Compliance {
  /** Null: what is not known, or is nobody's. */
  readonly key: string | null
  readonly met: number
  readonly breached: number
  /** Of the breached. */
  readonly excused: number
  readonly cancelled: number
  readonly running: number
  /** Of the breached, by how many seconds they were late, or are by now; null where none is. */
  readonly medianLate: number | null
  readonly p90Late: number | null
  readonly mostLate: number | null
}

const keys = {
  project: 'clock.projectId',
  department: 'clock.departmentId',
  person: 'clock.firstContactId',
  kind: 'clock.kind',
  clause: 'clock.clause',
} as const satisfies Record<ComplianceDimension, string>

/**
 * What became of a clock. One that is late is a breach whatever comes after, also where it was cancelled since, and before the
 * job has looked.
 */
const outcome = `case
  when clock.breachedAt is not null or (clock.state = 'running' and clock.dueAt < :now) then 'breached'
  when clock.state in ('met', 'cancelled') then clock.state
  else 'running' end`

/** A breach stays one; an excuse that was granted says that it is held against nobody. */
const isExcused = `exists (
  select 1 from excuses excuse where excuse.clock_id = clock.id and excuse.decision = 'approved')`

const lateness = 'extract(epoch from coalesce(clock.stoppedAt, :now) - clock.dueAt)'

/** Where clocks lie: those that run or stand still apart from those that have ended, each in the order of their due times. */
const parts = { open: 'clock.stoppedAt is null', ended: 'clock.stoppedAt is not null' } as const

/** What became of the promises that fell due in a time, in one statement: by key, those with the most breaches first. */
export async function complianceBy(
  manager: EntityManager,
  reader: Reader,
  filter: ComplianceFilter,
  now: Date,
): Promise<Compliance[]> {
  const key = keys[filter.by]
  const query = promised(manager, reader, filter)
    // True of all: it names the index of each half.
    .andWhere(`(${parts.open} or ${parts.ended})`)
    .select(`cast(${key} as text)`, 'key')
    .groupBy(key)
    .orderBy('breached', 'DESC')
    .addOrderBy('key', 'ASC')
    .limit(ROWS_LIMIT)
    .setParameter('now', now)
  const ofState = (state: ComplianceState): string => `filter (where ${outcome} = '${state}')`
  for (const state of ['met', 'breached', 'cancelled', 'running'] as const) {
    query.addSelect(`(count(*) ${ofState(state)})::int`, state)
  }
  query.addSelect(`(count(*) filter (where ${outcome} = 'breached' and ${isExcused}))::int`, 'excused')
  const quantile = (share: number): string =>
    `round((percentile_cont(${share}) within group (order by ${lateness}) ${ofState('breached')})::numeric)::float`
  query
    .addSelect(quantile(0.5), 'medianLate')
    .addSelect(quantile(0.9), 'p90Late')
    .addSelect(quantile(1), 'mostLate')
  return query.getRawMany<Compliance>()
}

/** Where the clocks behind a number are to be looked for. */
const partsOf = {
  met: ['ended'],
  breached: ['open', 'ended'],
  cancelled: ['ended'],
  running: ['open'],
} as const satisfies Record<ComplianceState, readonly (keyof typeof parts)[]>

/** A page of the clocks behind a number, by their due time, with one more than the page holds. */
export async function clocksBehind(
  manager: EntityManager,
  reader: Reader,
  filter: ComplianceFilter,
  { key, state }: { readonly key: string | null; readonly state: ComplianceState },
  now: Date,
  { size, after }: { readonly size: number; readonly after: Cursor | null },
): Promise<(Clock & Bearing)[]> {
  const isOfRow = key === null ? `${keys[filter.by]} is null` : `cast(${keys[filter.by]} as text) = :key`
  const pages = await Promise.all(
    partsOf[state].map((part) => {
      const query = promised(manager, reader, filter)
        .andWhere(parts[part])
        .andWhere(`${outcome} = :state`, { state, now })
        .andWhere(isOfRow, { key })
      if (after !== null)
        query.andWhere('(clock.dueAt, clock.id) > (:at, :id)', { at: after.at, id: after.id })
      return query
        .orderBy('clock.dueAt')
        .addOrderBy('clock.id')
        .take(size + 1)
        .getMany()
    }),
  )
  return pages
    .flat()
    .sort(byDueTime)
    .slice(0, size + 1)
}

/** As PostgreSQL orders them. */
function byDueTime(one: Clock, other: Clock): number {
  return one.dueAt.getTime() - other.dueAt.getTime() || (one.id < other.id ? -1 : 1)
}

function promised(
  manager: EntityManager,
  reader: Reader,
  { from, to, projectIds, kinds, clauses, owedTo }: ComplianceFilter,
): SelectQueryBuilder<Clock & Bearing> {
  const query = visibleTo(reader, manager).andWhere('clock.dueAt >= :from and clock.dueAt < :to', {
    from,
    to,
  })
  if (projectIds !== null) query.andWhere('clock.projectId = any(:projectIds)', { projectIds })
  if (kinds !== null) query.andWhere('clock.kind = any(:kinds)', { kinds })
  if (clauses !== null) query.andWhere('clock.clause = any(:clauses)', { clauses })
  if (owedTo !== null) query.andWhere('clock.owedTo = :owedTo', { owedTo })
  return query
}
