import type { Work } from '@shouwen/transactions/work'

/** Gives a subject to a customer, unless it is somebody's already: theirs, or another's, of whichever group. */
export async function claimSubject(
  work: Work,
  subject: string,
  customerId: string,
): Promise<'claimed' | 'theirs' | 'taken'> {
  const claimed: unknown[] = await work.manager.query(
    `insert into accounts (subject, group_id, customer_id, opened_at) values ($1, $2, $3, $4)
     on conflict (subject) do nothing returning 1`,
    [subject, work.groupId, customerId, work.now],
  )
  if (claimed.length > 0) return 'claimed'
  const theirs: unknown[] = await work.manager.query(
    `select 1 from accounts where subject = $1 and customer_id = $2`,
    [subject, customerId],
  )
  return theirs.length > 0 ? 'theirs' : 'taken'
}
