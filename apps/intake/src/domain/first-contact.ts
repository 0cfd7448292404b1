import type { Actor } from '@shouwen/access/actor'
import { covers } from '@shouwen/access/scope'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Appeal } from './appeal'

/**
 * P4.1, P5.1.2, M3.3: whoever was asked first coordinates the appeal to its end. The project's director, who answers for
 * the whole office, may stand in. Refuses with NOT_FIRST_CONTACT.
 */
export function requireFirstContact(appeal: Appeal, actor: Actor): void {
  const isFirstContact = actor.personId === appeal.firstContactId
  const directsTheOffice = actor.grants.some(
    (grant) => grant.role === 'officeDirector' && covers(grant.scope, appeal.projectPath),
  )
  if (!isFirstContact && !directsTheOffice) throw new Refusal('NOT_FIRST_CONTACT', { clause: 'P4.1' })
}
