import type { ContactAnswer } from '@shouwen/vocabulary/appeals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Appeal } from './appeal'
import { requireFirstContact, type WouldBeContact } from './first-contact'
import { requiredText, tidyText } from './texts'
import { clausesOf, move } from './transitions'

/** The duty of the first contact offered to somebody else, and what they said. */
export interface ContactHandover {
  id: string
  groupId: string
  appealId: string
  offeredBy: string
  /** Who was the first contact then. */
  offeredFrom: string
  offeredTo: string
  offeredAt: Date
  reason: string
  answer: ContactAnswer | null
  answeredAt: Date | null
  /** Why it was declined, if that was said. */
  answerReason: string | null
}

const clauseOf = (appeal: Appeal): string => clausesOf(appeal, 'offerContact')[0] ?? ''

/**
 * P4.1: the duty passes to somebody else only explicitly and with a reason; until they accept it, it stays where it is.
 * Refuses with NOT_FIRST_CONTACT, CONTACT_ALREADY_OFFERED, CONTACT_ALREADY_THEIRS.
 */
export function decideOffer(
  appeal: Appeal,
  handovers: readonly ContactHandover[],
  by: WouldBeContact,
  to: string,
): Appeal {
  requireFirstContact(appeal, by)
  const moved = move(appeal, 'offerContact')
  const clause = clauseOf(appeal)
  if (to === appeal.firstContactId) throw new Refusal('CONTACT_ALREADY_THEIRS', { clause })
  if (handovers.some(({ answer }) => answer === null))
    throw new Refusal('CONTACT_ALREADY_OFFERED', { clause })
  return moved
}

/** The offer as it is written down. History, which nobody answers for, is not offered. */
export function offerOf(
  appeal: Appeal,
  offer: { id: string; by: string; to: string; reason: string },
  now: Date,
): ContactHandover {
  return {
    id: offer.id,
    groupId: appeal.groupId,
    appealId: appeal.id,
    offeredBy: offer.by,
    offeredFrom: appeal.firstContactId ?? offer.by,
    offeredTo: offer.to,
    offeredAt: now,
    reason: requiredText('reason', offer.reason),
    answer: null,
    answeredAt: null,
    answerReason: null,
  }
}

/** The offer that somebody may answer. Refuses with CONTACT_NOT_OFFERED. */
export function offerTo(
  appeal: Appeal,
  handovers: readonly ContactHandover[],
  personId: string,
): ContactHandover {
  const offer = handovers.find(({ answer, offeredTo }) => answer === null && offeredTo === personId)
  if (offer === undefined) throw new Refusal('CONTACT_NOT_OFFERED', { clause: clauseOf(appeal) })
  return offer
}

/** The appeal after the answer: who accepts is answerable from now on. */
export function decideAnswer(appeal: Appeal, { offeredTo }: ContactHandover, answer: ContactAnswer): Appeal {
  return move(appeal, 'answerContactOffer', answer === 'accepted' ? { firstContactId: offeredTo } : {})
}

export function answered(
  offer: ContactHandover,
  answer: ContactAnswer,
  reason: string | null,
  now: Date,
): ContactHandover {
  return { ...offer, answer, answeredAt: now, answerReason: tidyText('reason', reason) }
}
