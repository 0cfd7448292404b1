import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Appeal } from './appeal'

/** Somebody who wants to act as the first contact does. */
export interface WouldBeContact {
  readonly personId: string
  /** Directs the office that the appeal belongs to. */
  readonly directsTheOffice: boolean
}

/**
 * P4.1, P5.1.2, M3.3: whoever was asked first coordinates the appeal to its end. The director, who answers for the whole
 * office, may stand in. Refuses with NOT_FIRST_CONTACT.
 */
export function requireFirstContact(appeal: Appeal, { personId, directsTheOffice }: WouldBeContact): void {
  if (personId === appeal.firstContactId || directsTheOffice) return
  throw new Refusal('NOT_FIRST_CONTACT', { clause: appeal.projectKind === 'mall' ? 'M3.3' : 'P4.1' })
}
