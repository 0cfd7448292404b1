import type { EntityManager } from 'typeorm'
import { beginning, type Position } from '../event-log'
import { settledBelow } from '../settled'
import type { Store } from '../store'
import { inTurns } from '../turns'
import { merkleRoot } from './merkle-tree'
import { noSeal, sealHash, statementBytes, type SealStatement } from './seal'
import { statementOf, type StoredSeal } from './stored-seal'
import type { SealKey } from './seal-key'
import { leafOf, sealedRow, trailColumns, type SealedRow, type TrailRow } from './trail-row'

/** Rows sealed in one transaction at the most, so that none lasts long: the relay waits for the oldest. */
const BATCH = 5_000

/** Rows hashed in one go: what else the process does, such as the firing of timers, has its turn between two. */
const TURN = 100

type UnsealedRow = TrailRow & { readonly xid: string }

/** The rows of a group's seal, and the leaves of its tree. */
interface Leaves {
  readonly sealed: SealedRow[]
  readonly hashes: Buffer[]
}

function kept(groups: Map<string, Leaves>, groupId: string): Leaves {
  const leaves: Leaves = { sealed: [], hashes: [] }
  groups.set(groupId, leaves)
  return leaves
}

/**
 * Seals what was committed since the last seal, one seal for each group. It reads events and writes its own tables:
 * there is no lock that a writer could wait for. A second sealer loses on the primary key and tries again.
 * @returns whether there may be more.
 */
export async function sealTrail(store: Store, key: SealKey): Promise<boolean> {
  return store.asJob(async ({ manager, now }) => {
    const rows = await unsealedRows(manager, await sealedUpTo(manager))
    const last = rows.at(-1)
    if (last === undefined) return false
    const groups = new Map<string, Leaves>()
    for await (const some of inTurns(rows, TURN)) {
      for (const row of some) {
        const { sealed, hashes } = groups.get(row.group_id) ?? kept(groups, row.group_id)
        const leaf = sealedRow(row)
        sealed.push(leaf)
        hashes.push(leafOf(leaf))
      }
    }
    // All is hashed before the first insert gives this transaction an id that would hold the relay back.
    const before = await lastSeals(manager, store.service, [...groups.keys()])
    const seals = [...groups].map(([groupId, { sealed, hashes }]): SealStatement => {
      const previous = before.get(groupId)
      return {
        service: store.service,
        groupId,
        number: (previous?.number ?? 0) + 1,
        rows: sealed.length,
        root: merkleRoot(hashes).toString('hex'),
        previous: previous === undefined ? noSeal : sealHash(previous),
        sealedAt: now.toISOString(),
        key: key.id,
      }
    })
    for (const seal of seals) {
      await insertSeal(manager, seal, key.sign(statementBytes(seal)), last)
      await insertRows(manager, seal, groups.get(seal.groupId)?.sealed ?? [])
    }
    return rows.length === BATCH
  })
}

/** How far the service's events have been sealed. */
export async function sealedUpTo(manager: EntityManager): Promise<Position> {
  const [upTo]: Position[] = await manager.query(
    `select upto_xid::text as xid, upto_seq::text as seq from trail_seals
      order by upto_xid desc, upto_seq desc limit 1`,
  )
  return upTo ?? beginning
}

/** Seconds since the oldest event that is not sealed was recorded; 0 where all are. */
export async function unsealedSeconds(manager: EntityManager): Promise<number> {
  const { xid, seq } = await sealedUpTo(manager)
  const [told]: { oldest: number }[] = await manager.query(
    `select extract(epoch from clock_timestamp() - uuid_extract_timestamp(id))::float8 as oldest
       from events where (xid, seq) > ($1::xid8, $2::bigint) order by xid, seq limit 1`,
    [xid, seq],
  )
  return Math.max(0, told?.oldest ?? 0)
}

/** As in `eventsAfter`: below the service's oldest running transaction, nothing can be added any more. */
async function unsealedRows(manager: EntityManager, after: Position): Promise<UnsealedRow[]> {
  const settled = await settledBelow(manager)
  return manager.query(
    `select ${trailColumns}, e.xid::text as xid from events e
      where (e.xid, e.seq) > ($1::xid8, $2::bigint) and e.xid < $4::xid8
      order by e.xid, e.seq limit $3`,
    [after.xid, after.seq, BATCH, settled],
  )
}

async function lastSeals(
  manager: EntityManager,
  service: string,
  groupIds: readonly string[],
): Promise<Map<string, SealStatement>> {
  const seals: StoredSeal[] = await manager.query(
    `select last.* from unnest($1::uuid[]) as wanted (group_id) cross join lateral
       (select * from trail_seals where group_id = wanted.group_id order by number desc limit 1) as last`,
    [groupIds],
  )
  return new Map(seals.map((seal) => [seal.group_id, statementOf(service, seal)]))
}

async function insertSeal(
  manager: EntityManager,
  seal: SealStatement,
  signature: Buffer,
  upTo: Position,
): Promise<void> {
  await manager.query(
    `insert into trail_seals
       (group_id, number, rows, root, previous, sealed_at, key_id, signature, upto_xid, upto_seq)
     values ($1, $2, $3, decode($4, 'hex'), decode($5, 'hex'), $6, $7, $8, $9::xid8, $10)`,
    [
      seal.groupId,
      seal.number,
      seal.rows,
      seal.root,
      seal.previous,
      seal.sealedAt,
      seal.key,
      signature,
      upTo.xid,
      upTo.seq,
    ],
  )
}

async function insertRows(
  manager: EntityManager,
  seal: SealStatement,
  rows: readonly SealedRow[],
): Promise<void> {
  await manager.query(
    `insert into sealed_events (event_id, group_id, seal, place, type, appeal_id, row_hash)
     select event_id, $1, $2, place, type, appeal_id, row_hash
       from unnest($3::uuid[], $4::text[], $5::uuid[], $6::bytea[]) with ordinality
         as sealed (event_id, type, appeal_id, row_hash, place)`,
    [
      seal.groupId,
      seal.number,
      rows.map((row) => row.eventId),
      rows.map((row) => row.type),
      rows.map((row) => row.appealId),
      rows.map((row) => row.rowHash),
    ],
  )
}
