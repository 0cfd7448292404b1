import type { Actor } from '@shouwen/access/actor'
import { appealResolved } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import type { Appeal } from '../domain/appeal'
import { requireFirstContact } from '../domain/first-contact'
import { decideResolve } from '../domain/resolve'
import { openWorkOrders } from '../store/known'
import {
  changeAppeal,
  contactAs,
  recordChange,
  type AppealChanged,
  type AppealCommand,
} from './change-appeal'
import { permissions } from './permissions'

export interface ResolveAppealInput extends AppealCommand {
  /** 处理结果: what was done. */
  readonly outcome: string
}

/** P4.1, M3.3: the first contact declares the matter settled; the revisit is due from now. */
export function resolveAppeal(store: Store, input: ResolveAppealInput, actor: Actor): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.resolveAppeal'], input, actor, async (before, work) => {
    const open = (await openWorkOrders(work.manager, [before.id])).get(before.id) ?? 0
    const appeal = resolveBy(actor, before, input.outcome, open, work.now)
    recordChange(work, appealResolved, appeal, 'resolve', {
      at: work.now.toISOString(),
      customerId: appeal.customerId,
    })
    return appeal
  })
}

/** The appeal settled by its first contact; refuses as the rules do. */
export function resolveBy(actor: Actor, before: Appeal, outcome: string, open: number, now: Date): Appeal {
  requireFirstContact(before, contactAs(actor, before))
  return decideResolve(before, outcome, open, now)
}
