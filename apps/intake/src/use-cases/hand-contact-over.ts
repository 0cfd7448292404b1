import type { Actor } from '@shouwen/access/actor'
import { authorize, caseOf } from '@shouwen/access/permission'
import { contactAnswered, contactOffered } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import type { ContactAnswer } from '@shouwen/vocabulary/appeals'
import { v7 as uuidv7 } from 'uuid'
import type { Appeal } from '../domain/appeal'
import {
  answered,
  decideAnswer,
  decideOffer,
  offerOf,
  offerTo,
  type ContactHandover,
} from '../domain/contact-handover'
import { contactHandoversOf } from '../store/contact-handover-queries'
import { requireStaff } from '../store/staff'
import { contactHandoverTable } from '../store/tables'
import {
  changeAppeal,
  contactAs,
  recordChange,
  type AppealChanged,
  type AppealCommand,
} from './change-appeal'
import { permissions } from './permissions'

export interface OfferContactInput extends AppealCommand {
  readonly to: string
  readonly reason: string
}

/** P4.1, M3.3: the first contact, or the director for them, asks somebody to take the duty over. */
export function offerContact(store: Store, input: OfferContactInput, actor: Actor): Promise<AppealChanged> {
  return changeAppeal(store, permissions['Mutation.offerContact'], input, actor, async (before, work) => {
    const known = (await contactHandoversOf(work.manager, [before.id])).get(before.id) ?? []
    const appeal = decideOffer(before, known, contactAs(actor, before), input.to)
    const { to, reason } = input
    const offer = offerOf(before, { id: uuidv7(), by: actor.personId, to, reason }, work.now)
    await requireStaff(work.manager, to)
    await work.manager.insert(contactHandoverTable, offer)
    recordChange(work, contactOffered, appeal, 'offerContact', { from: offer.offeredFrom, to })
    return appeal
  })
}

export interface AnswerContactOfferInput extends AppealCommand {
  readonly answer: ContactAnswer
  readonly reason: string | null
}

/** P4.1, M3.3: who was asked accepts the duty, if they hold a post that receives appeals there, or declines it. */
export function answerContactOffer(
  store: Store,
  input: AnswerContactOfferInput,
  actor: Actor,
): Promise<AppealChanged> {
  const permission = permissions['Mutation.answerContactOffer']
  return changeAppeal(store, permission, input, actor, async (before, work) => {
    const known = (await contactHandoversOf(work.manager, [before.id])).get(before.id) ?? []
    const offer = offerFor(actor, before, known)
    const appeal = decideAnswer(before, offer, input.answer)
    await work.manager.update(
      contactHandoverTable,
      { id: offer.id },
      answered(offer, input.answer, input.reason, work.now),
    )
    recordChange(work, contactAnswered, appeal, 'answerContactOffer', {
      from: offer.offeredFrom,
      to: offer.offeredTo,
      answer: input.answer,
    })
    return appeal
  })
}

/** The offer that the actor may answer; refuses as the rules do. */
export function offerFor(actor: Actor, before: Appeal, known: readonly ContactHandover[]): ContactHandover {
  authorize(actor, caseOf(permissions['Mutation.answerContactOffer'], before.projectKind), before.projectPath)
  return offerTo(before, known, actor.personId)
}
