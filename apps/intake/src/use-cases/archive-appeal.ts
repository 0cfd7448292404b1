import type { Actor } from '@shouwen/access/actor'
import { appealArchived } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import { move } from '../domain/transitions'
import { changeAppeal, recordChange, type AppealChanged, type AppealCommand } from './change-appeal'
import { permissions } from './permissions'

/** P4.2: the record is filed; first-contact duty ends (P4.1). */
export function archiveAppeal(store: Store, input: AppealCommand, actor: Actor): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.archiveAppeal'], input, actor, async (before, work) => {
    const appeal = move(before, 'archive', { archivedAt: work.now })
    recordChange(work, appealArchived, appeal, 'archive', { at: work.now.toISOString() })
    return appeal
  })
}
