import type { Actor } from '@shouwen/access/actor'
import { caseOf, holdsPost, type Permission } from '@shouwen/access/permission'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Role } from '@shouwen/vocabulary/organisation'
import type { Person } from '../domain/organisation'

/** Over these posts stand only the management department and the general manager's office. */
const directors: readonly Role[] = ['officeDirector', 'divisionDirector', 'managementDepartment', 'gmOffice']

/**
 * Lets people in for themselves, and whoever stands above every post of theirs: a director above those of the place, the
 * management department and the general manager's office above directors too. So nobody makes themselves the deputy of a
 * superior. Refuses with NOT_PERMITTED.
 */
export function requireSelfOrSuperior(actor: Actor, permission: Permission, person: Person): void {
  if (actor.personId !== person.id) requireSuperior(actor, permission, person)
}

/** Lets in only those who stand above every post of the person. Refuses with NOT_PERMITTED. */
export function requireSuperior(actor: Actor, permission: Permission, { posts }: Person): void {
  const directing = caseOf(permission, 'directing')
  const overDirectors = caseOf(permission, 'overDirectors')
  const above =
    posts.length === 0
      ? holdsPost(actor, overDirectors, null)
      : posts.every(({ role, scope }) =>
          holdsPost(actor, directors.includes(role) ? overDirectors : directing, scope),
        )
  if (!above) throw new Refusal('NOT_PERMITTED', { operation: permission.operation })
}
