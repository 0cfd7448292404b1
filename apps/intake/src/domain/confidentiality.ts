import type { ConfidentialityReason } from '@shouwen/vocabulary/privacy'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Appeal } from './appeal'
import { move } from './transitions'

/** What stands in the place of a text that is withheld. */
export const WITHHELD_TEXT = '已设为保密'

/** How much of an appeal's words somebody is not shown: none, those of the handling, or all. */
export type Withheld = 'nothing' | 'handling' | 'everything'

/** Somebody who looks at an appeal. */
export interface Onlooker {
  readonly personId: string
  readonly departmentIds: readonly string[]
  /** Set when a customer looks. */
  readonly customerId: string | null
  /** Set when somebody looks by a link to an appeal: which one. */
  readonly appealId?: string | undefined
  /** Directs the appeal's project, or supervises it for the company. */
  readonly answersForTheProject: boolean
}

/**
 * P5.6.3.3: a confidential appeal is read by its first contact, the department that has it in hand, and who answers for
 * its project. Its customer, and who has a link to it, reads what they have said and were told, not how it was handled.
 */
export function withheldFrom(
  onlooker: Onlooker,
  appeal: Pick<Appeal, 'id' | 'confidential' | 'firstContactId' | 'departmentId' | 'customerId'>,
): Withheld {
  if (!appeal.confidential || onlooker.answersForTheProject) return 'nothing'
  if (onlooker.personId === appeal.firstContactId) return 'nothing'
  if (appeal.departmentId !== null && onlooker.departmentIds.includes(appeal.departmentId)) return 'nothing'
  const own =
    onlooker.appealId === appeal.id ||
    (onlooker.customerId !== null && onlooker.customerId === appeal.customerId)
  return own ? 'handling' : 'everything'
}

/** P5.6.3.3: marks an appeal, or takes the mark off. Refuses with INPUT_INVALID a reason of the other. */
export function decideMark(appeal: Appeal, confidential: boolean, reason: ConfidentialityReason): Appeal {
  if (confidential === (reason === 'noLongerNeeded')) {
    throw new Refusal('INPUT_INVALID', { problems: 'noLongerNeeded is the reason to take the mark off' })
  }
  return move(appeal, 'markConfidential', { confidential })
}
