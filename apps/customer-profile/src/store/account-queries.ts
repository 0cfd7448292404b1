import type { EntityManager } from 'typeorm'

/** Whose account it is. */
export interface CustomerAccount {
  readonly customerId: string
  readonly groupId: string
}

/** The customer that signs in with this subject, of whichever group; null when nobody does. */
export async function accountOf(manager: EntityManager, subject: string): Promise<CustomerAccount | null> {
  const rows: CustomerAccount[] = await manager.query(
    `select customer_id as "customerId", group_id as "groupId" from accounts where subject = $1`,
    [subject],
  )
  return rows[0] ?? null
}
