import type { Work } from '@shouwen/transactions/work'
import type { WrittenReply } from '../domain/replies'
import { replyTable } from './tables'

/** Writes a reply, new or changed, of an appeal that this transaction has locked. */
export async function saveReply({ manager }: Work, reply: WrittenReply): Promise<void> {
  await manager.upsert(replyTable, reply, ['id'])
}
