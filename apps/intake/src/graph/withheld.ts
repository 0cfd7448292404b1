import type { Actor } from '@shouwen/access/actor'
import { holdsPost } from '@shouwen/access/permission'
import { WITHHELD_TEXT, withheldFrom, type Withheld } from '../domain/confidentiality'
import { permissions } from '../use-cases/permissions'
import type { AppealType } from './appeal-type'

/** How much of an appeal's words the actor is not shown (P5.6.3.3). Who may mark it, reads it. */
export function withheld(appeal: AppealType, actor: Actor): Withheld {
  const answersForTheProject =
    actor.kind === 'staff' && holdsPost(actor, permissions['Mutation.markConfidential'], appeal.projectPath)
  return withheldFrom({ ...actor, answersForTheProject }, appeal)
}

/** Whether the actor is shown whom a confidential appeal is about, and what they said. */
export function showsCustomer(appeal: AppealType, actor: Actor): boolean {
  return withheld(appeal, actor) !== 'everything'
}

/** Whether the actor is outside the house: a customer, by account or by link. */
export function isCustomer({ kind }: Actor): boolean {
  return kind === 'customer' || kind === 'linkHolder'
}

/** Whether the actor reads how the house handles an appeal. Its customer is told of it in feedbacks (C0.3, P5.3). */
export function showsHandling(appeal: AppealType, actor: Actor): boolean {
  return !isCustomer(actor) && withheld(appeal, actor) === 'nothing'
}

/** The house's own papers on an appeal: none for customers, and without their texts for whom those are kept from. */
export function papers<Part extends { content: string }>(
  parts: readonly Part[],
  appeal: AppealType,
  actor: Actor,
): Part[] {
  return isCustomer(actor) ? [] : withTexts(parts, showsHandling(appeal, actor))
}

/** Parts of the handling, or of what the customer was told, with their texts withheld from whom they are kept. */
export function withTexts<Part extends { content: string }>(parts: readonly Part[], shown: boolean): Part[] {
  return shown ? [...parts] : parts.map((part) => ({ ...part, content: WITHHELD_TEXT }))
}
