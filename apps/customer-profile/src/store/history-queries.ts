import type { AppealKind, AppealStatus } from '@shouwen/vocabulary/appeals'
import type { Cursor } from '@shouwen/subgraph/connection'
import { groupedBy } from '@shouwen/subgraph/context'
import type { EntityManager } from 'typeorm'
import { inScopes, type Sight } from './sight-queries'

/** An appeal in a customer's service history (C1.service). */
export interface HistoryEntry {
  readonly customerId: string
  readonly appealId: string
  readonly kind: AppealKind
  readonly status: AppealStatus
  readonly registeredAt: Date
  readonly closedAt: Date | null
}

/**
 * A page of each customer's appeals, newest first, with one more than the page holds: all customers in one query.
 * Staff see those of their places, customers all of their own.
 */
export async function historiesOf(
  manager: EntityManager,
  sight: Sight,
  customerIds: readonly string[],
  size: number,
  after: Cursor | null,
): Promise<Map<string, HistoryEntry[]>> {
  const rows: HistoryEntry[] = await manager.query(
    `select entry.customer_id as "customerId", entry.appeal_id as "appealId", entry.kind, entry.status,
            entry.registered_at as "registeredAt", entry.closed_at as "closedAt"
     from unnest($1::uuid[]) as asked (customer_id)
     cross join lateral (
       select * from service_history entry
       where entry.customer_id = asked.customer_id and entry.registered_at is not null
         and ($2::text[] is null or ${inScopes('entry.project_path', '$2')})
         and ($3::uuid is null or entry.customer_id = $3)
         and ($4::timestamptz is null or (entry.registered_at, entry.appeal_id) < ($4, $5::uuid))
       order by entry.registered_at desc, entry.appeal_id desc
       limit $6
     ) entry
     order by entry.registered_at desc, entry.appeal_id desc`,
    [
      customerIds,
      sight.of === 'places' ? sight.scopes : null,
      sight.of === 'oneself' ? sight.customerId : null,
      after?.at ?? null,
      after?.id ?? null,
      size + 1,
    ],
  )
  return groupedBy(rows, (row) => row.customerId)
}
