import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager } from 'typeorm'
import type { ClockTarget } from '@shouwen/vocabulary/handling'
import type { Moment, MomentKind, StepMoment, StepMomentKind } from '../domain/moments'
import type { Clock } from '../domain/clock'
import { standsOfOrders, type OrderMoment } from '../domain/order-pauses'
import { endedWith, standsOf, type Pause } from '../domain/pause'
import { nameOfRun, type PastAppeal, type ReplayedClock } from '../domain/replay'
import type { ReplayPlace, Simulation } from '../domain/simulation'
import { orderMomentTable, pauseTable } from './life-tables'
import { clockTable } from './tables'

/** An appeal of the past with the clocks that it had. */
export interface PastRow extends PastAppeal {
  readonly kind: string
  /** The department that had it last; empty where nobody had it. */
  readonly departmentId: string
  readonly clocks: readonly ReplayedClock[]
}

/** Some of them, as they were read: each is made up when its turn comes, so that few live at a time. */
export interface PastBatch {
  readonly length: number
  /** Where the next ones begin; null where there were none. */
  readonly end: Pick<ReplayPlace, 'at' | 'appealId'> | null
  rows(): Generator<PastRow, void, void>
}

interface ReadRow {
  readonly id: string
  readonly at: string
  readonly facts: string
  readonly moments: string | null
  readonly department: string | null
  readonly clocks: string | null
  readonly received: string | null
  readonly stands: boolean
  readonly extended: boolean | null
}

/** Milliseconds since 1970 as text: quicker to read a million times than a date. */
const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`

/**
 * Each appeal is one row of short texts: a million rows of JSON take longer to read than to replay. What happened to a batch of
 * them is found by one look into each table, the next batch by where the last one ended.
 */
export const pastOfProject = `
  with known as materialized (
    select appeal_id, registered_at, stands, coalesce(registration, imported) as said
      from known_appeals
     where project_id = $1 and registered_at < $2 and (registered_at, appeal_id) > ($3, $4::uuid)
     order by registered_at, appeal_id limit $5
  ), ids as (select array(select appeal_id from known) as of_batch),
  happened as (
    select appeal_id, string_agg(concat_ws(' ', kind, ${ms('at')}, coalesce(step, subject_id::text)), ',' order by at, event_id) as moments,
           (array_agg(department_id order by at desc, event_id desc) filter (where kind = 'handedOver' and department_id is not null))[1] as department
      from moments where appeal_id = any((select of_batch from ids)::uuid[]) and at <= $6 group by appeal_id
  ), had as (
    select appeal_id, string_agg(concat_ws(' ', ${ms('due_at')}, coalesce(${ms('stopped_at')}::text, '-'), code, target, clause,
                                           generation, state), ',') as clocks,
           bool_or(extensions <> '[]') as extended
      from clocks where appeal_id = any((select of_batch from ids)::uuid[]) and started_at <= $6 group by appeal_id
  )
  select known.appeal_id as id, known.registered_at as at,
         concat_ws('|', coalesce(said->>'kind', ''), coalesce(said->>'category', ''), coalesce(said->>'channel', ''),
                   coalesce(said->>'grade', ''), coalesce(said->>'impact', ''), coalesce(said->>'packId', ''),
                   coalesce(said->>'packVersion', ''), coalesce(said->>'told', '')) as facts,
         happened.moments, happened.department, had.clocks, had.extended, known.stands,
         said->>'receivedAt' as received
    from known left join happened using (appeal_id) left join had using (appeal_id)
   order by known.registered_at, known.appeal_id`

/** Before every id. */
const NO_APPEAL = '00000000-0000-0000-0000-000000000000'

/** The appeals of a project that were registered in a span, in this order, behind a place in it; what came later is left out. */
export async function pastBehind(
  manager: EntityManager,
  projectId: string,
  { from, to, askedAt }: Pick<Simulation, 'from' | 'to' | 'askedAt'>,
  { at, appealId }: ReplayPlace,
  limit: number,
): Promise<PastBatch> {
  const begin = at ?? from.toISOString()
  const rows: ReadRow[] = await manager.query(pastOfProject, [
    projectId,
    (to < askedAt ? to : askedAt).toISOString(),
    begin,
    appealId ?? NO_APPEAL,
    limit,
    askedAt,
  ])
  const [stands, extensions] = await Promise.all([
    standsBehind(manager, rows),
    extensionsBehind(
      manager,
      rows.filter(({ extended }) => extended).map(({ id }) => id),
    ),
  ])
  const last = rows.at(-1)
  return {
    length: rows.length,
    end: last === undefined ? null : { at: last.at, appealId: last.id },
    *rows() {
      const parts = new CommonParts()
      for (const row of rows)
        yield pastRow(row, stands.get(row.id) ?? nothing, extensions.get(row.id) ?? noExtensions, parts)
    },
  }
}

/** What was told of the times in which an appeal could not go on. */
interface ToldStands {
  readonly pauses: readonly Pause[]
  readonly orders: readonly OrderMoment[]
}

const nothing: ToldStands = { pauses: [], orders: [] }
const noExtensions: PastAppeal['extensions'] = new Map()

/** Few appeals ever stand still: only those are asked for. */
async function standsBehind(
  manager: EntityManager,
  rows: readonly ReadRow[],
): Promise<Map<string, ToldStands>> {
  const ids = rows.filter(({ stands }) => stands).map(({ id }) => id)
  if (ids.length === 0) return new Map()
  const among = { where: { appealId: In(ids) } }
  const [pauses, orders] = await Promise.all([
    manager.find(pauseTable, among),
    manager.find(orderMomentTable, among),
  ])
  const [pausesOf, ordersOf] = [groupedBy(pauses, theirAppeal), groupedBy(orders, theirAppeal)]
  return new Map(ids.map((id) => [id, { pauses: pausesOf.get(id) ?? [], orders: ordersOf.get(id) ?? [] }]))
}

const theirAppeal = ({ appealId }: { readonly appealId: string }): string => appealId

async function extensionsBehind(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, PastAppeal['extensions']>> {
  if (ids.length === 0) return new Map()
  const clocks = await manager.find(clockTable, { where: { appealId: In([...ids]) } })
  const extensionsOf = (own: readonly Clock[]): PastAppeal['extensions'] =>
    new Map(
      own.map(({ code, generation, subjectId, extensions }) => [
        nameOfRun(code, generation, subjectId),
        extensions,
      ]),
    )
  return new Map([...groupedBy(clocks, theirAppeal)].map(([id, own]) => [id, extensionsOf(own)]))
}

function pastRow(
  { at: registered, facts, moments, department, clocks, received }: ReadRow,
  { pauses, orders }: ToldStands,
  extensions: PastAppeal['extensions'],
  parts: CommonParts,
): PastRow {
  const ofAppeal: Moment[] = []
  const steps: StepMoment[] = []
  for (const [place, text] of partsOf(moments).entries()) {
    const behindKind = text.indexOf(' ')
    const behindTime = text.indexOf(' ', behindKind + 1)
    const name = text.slice(0, behindKind)
    const when = text.slice(behindKind + 1, behindTime === -1 ? undefined : behindTime)
    const of = behindTime === -1 ? null : text.slice(behindTime + 1)
    const [eventId, at] = [placeName(place), new Date(Number(when))]
    if (of !== null && name.startsWith('step'))
      steps.push({ eventId, kind: name as StepMomentKind, at, step: of })
    else ofAppeal.push({ eventId, kind: name as MomentKind, at, subjectId: of })
  }
  return {
    facts,
    kind: facts.slice(0, facts.indexOf('|')),
    departmentId: department ?? '',
    registeredAt: new Date(registered),
    receivedAt: new Date(received ?? registered),
    moments: ofAppeal,
    steps,
    stands:
      pauses.length + orders.length === 0
        ? []
        : [...standsOf(pauses.map((pause) => endedWith(pause, ofAppeal))), ...standsOfOrders(orders)],
    extensions,
    clocks: partsOf(clocks).map((text) => clockOf(text, parts)),
  }
}

function partsOf(text: string | null): string[] {
  return text === null ? [] : text.split(',')
}

/** The database has put moments in order: the place of one stands for the id of its event, of which only the order is asked. */
function placeName(place: number): string {
  return (placeNames[place] ??= String(place).padStart(6, '0'))
}

const placeNames: string[] = []

/** What many clocks have in common, by the text of it. */
type Common = Omit<ReplayedClock, 'dueAt' | 'endedAt'>

/** Of one batch: there are few of them, and no more are remembered. */
class CommonParts {
  private readonly known = new Map<string, Common>()

  of(text: string): Common {
    const known = this.known.get(text)
    if (known !== undefined) return known
    const [code = '', target, clause = '', generation, state] = text.split(' ')
    const common: Common = {
      code,
      target: target as ClockTarget,
      clause,
      generation: Number(generation),
      cancelled: state === 'cancelled',
      paused: state === 'paused',
    }
    this.known.set(text, common)
    return common
  }
}

/** @param text `due stopped|- code target clause generation state`. */
function clockOf(text: string, parts: CommonParts): ReplayedClock {
  const behindDue = text.indexOf(' ')
  const behindEnd = text.indexOf(' ', behindDue + 1)
  const ended = text.slice(behindDue + 1, behindEnd)
  const { code, target, clause, generation, cancelled, paused } = parts.of(text.slice(behindEnd + 1))
  return {
    code,
    target,
    clause,
    generation,
    dueAt: Number(text.slice(0, behindDue)),
    endedAt: ended === '-' ? null : Number(ended),
    cancelled,
    paused,
  }
}
