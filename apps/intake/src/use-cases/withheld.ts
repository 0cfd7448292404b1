import type { Actor } from '@shouwen/access/actor'
import { holdsPost } from '@shouwen/access/permission'
import type { Appeal } from '../domain/appeal'
import { withheldFrom, type Withheld } from '../domain/confidentiality'
import { permissions } from './permissions'

/** An appeal, as far as it tells who reads its words. */
export type AppealRead = Parameters<typeof withheldFrom>[1] & Pick<Appeal, 'projectPath'>

/** How much of an appeal's words the actor is not shown (P5.6.3.3). Who may mark it, reads it. */
export function withheld(appeal: AppealRead, actor: Actor): Withheld {
  const answersForTheProject =
    actor.kind === 'staff' && holdsPost(actor, permissions['Mutation.markConfidential'], appeal.projectPath)
  return withheldFrom({ ...actor, answersForTheProject }, appeal)
}

/** Whether the actor is outside the house: a customer, by account or by link. */
export function isCustomer({ kind }: Actor): boolean {
  return kind === 'customer' || kind === 'linkHolder'
}

/** Whether the actor reads an attachment of an appeal that they see: customers what is for them, staff what they handle. */
export function readsAttachment(
  actor: Actor,
  appeal: AppealRead,
  { visibleToCustomer }: { readonly visibleToCustomer: boolean },
): boolean {
  return isCustomer(actor) ? visibleToCustomer : withheld(appeal, actor) === 'nothing'
}
