import type { EntityManager } from 'typeorm'
import { beginning, type Position } from '../event-log'
import type { Store } from '../store'
import type { Finding } from './findings'
import type { TrustedKeys } from './seal-key'
import { sealedUpTo } from './seal-trail'
import { verifyChain, type ChainReport, type Head } from './verify-chain'

/** Rows looked at in one statement. */
const BATCH = 5_000

/** What a verification says of one group's trail in one service. */
export interface GroupReport extends ChainReport {
  readonly groupId: string
  /** Rows that no seal covers yet: the last few seconds. */
  readonly unsealed: number
}

/**
 * Compares a service's event table with its seals, while the service goes on.
 * @param known heads of earlier verifications, by group.
 */
export async function verifyTrail(
  store: Store,
  keys: TrustedKeys,
  known: ReadonlyMap<string, Head> = new Map(),
): Promise<GroupReport[]> {
  const upTo = await store.asJob(({ manager }) => sealedUpTo(manager))
  const inserted = await rowsWithoutSeal(store, upTo)
  const tails = await store.asJob(({ manager }) => unsealedTails(manager, upTo))
  const withSeals = await store.asJob(({ manager }) => groupsWithSeals(manager))
  const groupIds = new Set([...withSeals, ...inserted.keys(), ...tails.keys(), ...known.keys()])
  const reports: GroupReport[] = []
  for (const groupId of [...groupIds].sort()) {
    const chain = await verifyChain(store, groupId, keys, known.get(groupId))
    const orphaned = await store.asJob(({ manager }) =>
      sealsRemovedFromTheEnd(manager, groupId, chain.head?.number ?? 0),
    )
    reports.push({
      ...chain,
      groupId,
      unsealed: tails.get(groupId) ?? 0,
      findings: [...chain.findings, ...orphaned, ...(inserted.get(groupId) ?? [])],
    })
  }
  return reports
}

interface SeenRow {
  xid: string
  seq: string
  id: string
  group_id: string
  type: string
  appeal_id: string | null
  sealed: boolean
}

/** Rows below the last sealed place that no seal lists: they were not there when it was sealed. By group. */
async function rowsWithoutSeal(store: Store, upTo: Position): Promise<Map<string, Finding[]>> {
  const found = new Map<string, Finding[]>()
  let after: Position = beginning
  for (;;) {
    const rows = await store.asJob(({ manager }) => rowsBetween(manager, after, upTo))
    for (const row of rows) {
      if (row.sealed) continue
      const { id: eventId, type, appeal_id: appealId } = row
      const finding: Finding = { wrong: 'inserted', eventId, type, appealId, seal: null }
      found.set(row.group_id, [...(found.get(row.group_id) ?? []), finding])
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < BATCH) return found
    after = last
  }
}

function rowsBetween(manager: EntityManager, after: Position, upTo: Position): Promise<SeenRow[]> {
  return manager.query(
    `select e.xid::text as xid, e.seq::text as seq, e.id, e.group_id, e.type, e.appeal_id,
            s.event_id is not null as sealed
       from (select * from events
              where (xid, seq) > ($1::xid8, $2::bigint) and (xid, seq) <= ($3::xid8, $4::bigint)
              order by xid, seq limit $5) e
       left join sealed_events s on s.event_id = e.id
      order by e.xid, e.seq`,
    [after.xid, after.seq, upTo.xid, upTo.seq, BATCH],
  )
}

async function unsealedTails(manager: EntityManager, upTo: Position): Promise<Map<string, number>> {
  const rows: { group_id: string; rows: number }[] = await manager.query(
    `select group_id, count(*)::int as rows from events where (xid, seq) > ($1::xid8, $2::bigint) group by group_id`,
    [upTo.xid, upTo.seq],
  )
  return new Map(rows.map((row) => [row.group_id, row.rows]))
}

async function groupsWithSeals(manager: EntityManager): Promise<string[]> {
  const rows: { group_id: string }[] = await manager.query(
    `select group_id from trail_seals union select group_id from sealed_events`,
  )
  return rows.map((row) => row.group_id)
}

/** Seals after the last one whose rows are still listed. One within the chain is missed by its number. */
async function sealsRemovedFromTheEnd(
  manager: EntityManager,
  groupId: string,
  last: number,
): Promise<Finding[]> {
  const rows: { seal: number }[] = await manager.query(
    `select distinct s.seal from sealed_events s
      where s.group_id = $1 and s.seal > $2
        and not exists (select from trail_seals t where t.group_id = s.group_id and t.number = s.seal)
      order by s.seal`,
    [groupId, last],
  )
  return rows.map(({ seal }) => ({ wrong: 'sealRemoved', seal }))
}
