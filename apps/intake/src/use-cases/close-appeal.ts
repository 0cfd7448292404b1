import type { Actor } from '@shouwen/access/actor'
import { appealClosed } from '@shouwen/events/intake'
import { isRevisitRequired, revisitRule } from '@shouwen/procedure/revisits'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Store } from '@shouwen/transactions/store'
import type { Work } from '@shouwen/transactions/work'
import type { Appeal } from '../domain/appeal'
import { decideClose } from '../domain/close'
import { packsPromised, promisedAmong } from '../store/packs'
import { changeAppeal, recordChange, type AppealChanged, type AppealCommand } from './change-appeal'
import { permissions } from './permissions'

/** P4.2: closes by hand what its revisit has not closed, where the procedure lets it close without one. */
export function closeAppeal(store: Store, input: AppealCommand, actor: Actor): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.closeAppeal'], input, actor, (before, work) =>
    close(before, work, null),
  )
}

/** The appeal closed, and said so; refuses with APPEAL_NOT_REVISITED. */
export async function close(before: Appeal, work: Work, revisitId: string | null): Promise<Appeal> {
  const appeal = closeUnder(before, await packsPromised(work.manager, [before]), work.now)
  recordChange(work, appealClosed, appeal, 'close', { at: work.now.toISOString(), revisitId })
  return appeal
}

/** The appeal closed, where its procedure lets it close; refuses as the rules do. */
export function closeUnder(before: Appeal, packs: readonly ProcedurePack[], now: Date): Appeal {
  const pack = promisedAmong(packs, before)
  const revisit =
    before.kind === null
      ? { required: false, clause: '' }
      : { required: isRevisitRequired(pack, before.kind), clause: revisitRule(pack, before.kind).clause }
  return decideClose(before, revisit, now)
}
