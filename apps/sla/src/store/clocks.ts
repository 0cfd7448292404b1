import { groupedBy } from '@shouwen/subgraph/context'
import { written, type Together } from '@shouwen/transactions/asked-together'
import { rowsOf, writeRows } from '@shouwen/transactions/table-rows'
import type { Work } from '@shouwen/transactions/work'
import { In, type EntityManager } from 'typeorm'
import type { Bearing } from '../domain/bearing'
import type { Clock } from '../domain/clock'
import { timersOf } from '../domain/timers'
import { clockTable, timerTable } from './tables'

/** All clocks of an appeal, locked until the transaction ends. */
export function lockClocks({ together }: Work, appealId: string): Promise<Clock[]> {
  return together(clocksOf, appealId)
}

const clocksOf: Together<string, Clock[]> = async ({ manager }, appealIds) => {
  const rows = await manager.find(clockTable, {
    where: { appealId: In([...appealIds]) },
    order: { appealId: 'ASC', id: 'ASC' },
    lock: { mode: 'pessimistic_write' },
  })
  const clocks = groupedBy(rows, ({ appealId }) => appealId)
  return appealIds.map((appealId) => clocks.get(appealId) ?? [])
}

/** A clock, as it is seen without waiting for anybody. */
export function clockById(manager: EntityManager, id: string): Promise<Clock | null> {
  return manager.findOneBy(clockTable, { id })
}

/** Writes new clocks, and timers for those that run. */
export async function insertClocks({ together }: Work, clocks: readonly (Clock & Bearing)[]): Promise<void> {
  if (clocks.length > 0) await together(openClocks, clocks)
}

const clockRows = rowsOf(clockTable, 'is refused')
const timerRows = rowsOf(timerTable, 'is refused')

const openClocks = written<readonly (Clock & Bearing)[]>(async ({ manager }, opened) => {
  const clocks = opened.flat()
  const timers = clocks.filter(({ state }) => state === 'running').flatMap(timersOf)
  await Promise.all([writeRows(manager, clockRows, clocks), writeRows(manager, timerRows, timers)])
})

/** Writes the end of a clock that this transaction has locked; nothing is left to be said of it. */
export function endClock({ together }: Work, clock: Clock): Promise<void> {
  return together(endClocks, clock)
}

const endClocks = written<Clock>(async ({ manager }, clocks) => {
  const ended = clocks.map(({ id, state, stoppedAt, breachedAt, breachNoticedAt }) => ({
    id,
    state,
    stopped_at: stoppedAt,
    breached_at: breachedAt,
    breach_noticed_at: breachNoticedAt,
  }))
  await manager.query(
    `with ended as (
       update clocks clock
          set state = ended.state, stopped_at = ended.stopped_at, breached_at = ended.breached_at,
              breach_noticed_at = ended.breach_noticed_at
         from jsonb_to_recordset($1::jsonb) as ended
                (id uuid, state text, stopped_at timestamptz, breached_at timestamptz, breach_noticed_at timestamptz)
        where clock.id = any ($2::uuid[]) and clock.id = ended.id
       returning clock.id
     ) delete from timers using ended where timers.clock_id = ended.id`,
    [JSON.stringify(ended), ended.map(({ id }) => id)],
  )
})

/** Whose appeal it is. */
interface Named {
  readonly appealId: string
  readonly customerId: string
}

/** The caller of an appeal that this transaction has locked became a known customer, who may see its clocks from now on. */
export function nameCustomer({ together }: Work, named: Named): Promise<void> {
  return together(nameCustomers, named)
}

const nameCustomers = written<Named>(({ manager }, named) =>
  manager.query(
    `with named as (
       select * from jsonb_to_recordset($1::jsonb) as named ("appealId" uuid, "customerId" uuid)
     ), known as (
       update known_appeals known set customer_id = named."customerId" from named where known.appeal_id = named."appealId"
     ) update clocks clock set customer_id = named."customerId" from named
          where clock.appeal_id = any ($2::uuid[]) and clock.appeal_id = named."appealId"`,
    [JSON.stringify(named), named.map(({ appealId }) => appealId)],
  ),
)
