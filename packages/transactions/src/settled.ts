import type { EntityManager } from 'typeorm'

/** Which advisory lock of two keys it is; the other key is the service's schema. */
const WRITES = 1

/**
 * Says that this transaction may record events of the service whose schema it is in. Shared, so that nobody waits for it; taken
 * before anything is written, so that it is seen wherever the transaction's id is.
 */
export const mayRecord = `select pg_advisory_xact_lock_shared(${WRITES}, hashtext(current_schema()))`

/**
 * The transaction id below which no event of this service can appear any more: its own transactions alone are looked at. A long one
 * of another service, or of anybody else on the server, hides nothing.
 *
 * Whoever reads events by it must do so in a later statement: a transaction that had an id then and is not among the locks
 * any more has ended, and is shown from then on. A lock tells the lower 32 bits of an id; one that seems 2^31 behind is
 * younger than the snapshot.
 */
export async function settledBelow(manager: EntityManager): Promise<string> {
  const [row]: { xid: string }[] = await manager.query(
    `with locks as materialized (select * from pg_locks),
          latest as (select pg_snapshot_xmax(pg_current_snapshot())::text::bigint as xid),
          running as (
            select (latest.xid - own.transactionid::text::bigint) & 4294967295 as behind
              from latest, locks as writing join locks as own on own.pid = writing.pid
             where writing.locktype = 'advisory' and writing.objsubid = 2 and writing.classid = $1
               and writing.objid = hashtext(current_schema())::oid
               and writing.database = (select oid from pg_database where datname = current_database())
               and own.locktype = 'transactionid' and own.mode = 'ExclusiveLock' and own.granted)
     select (xid - coalesce((select max(behind) from running where behind < 2147483648), 0))::text as xid from latest`,
    [WRITES],
  )
  if (row === undefined) throw new Error('PostgreSQL did not tell its latest transaction')
  return row.xid
}
