import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { staffDismissed } from '@shouwen/events/dispatch'
import type { Store } from '@shouwen/transactions/store'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { decideDismissal } from '../domain/dismissal'
import type { Person } from '../domain/organisation'
import { organisationId } from '../domain/organisation-id'
import { holdOrganisation } from '../store/handing-over'
import { lockPerson, savePerson } from '../store/people'
import { permissions } from './permissions'

const permission = permissions['Mutation.dismissStaff']

export interface DismissStaffInput {
  readonly idempotencyKey: string
  /** A member of staff, a partner or a machine. */
  readonly staffId: string
  /** The group, for the platform operator, who has none. */
  readonly groupCode: string | null
}

export interface StaffDismissed {
  readonly staffId: string
  /** ISO 8601: it is kept as the answer to a repeat. */
  readonly dismissedAt: string
}

/** C0.2: closes an account for good. Whoever caches it hears so at once. */
export async function dismissStaff(
  store: Store,
  input: DismissStaffInput,
  actor: Actor,
): Promise<StaffDismissed> {
  const { operation } = permission
  authorize(actor, permission, null)
  const groupId = input.groupCode === null ? actor.groupId : organisationId(input.groupCode)
  if (groupId === null) throw new Refusal('INPUT_INVALID', { problems: 'groupCode is missing' })
  if (actor.groupId !== null && actor.groupId !== groupId) throw new Refusal('NOT_PERMITTED', { operation })
  return store.command({ operation, actor, input, groupId }, async (work) => {
    await holdOrganisation(work)
    const before = await lockPerson(work.manager, input.staffId)
    requireAbove(actor, before)
    const person = decideDismissal(before, work.now)
    if (person !== before) {
      await savePerson(work.manager, person)
      work.record(staffDismissed, {
        subject: `staff/${person.id}`,
        clauses: ['C0.2'],
        data: { staffId: person.id },
      })
    }
    return { staffId: person.id, dismissedAt: (person.dismissedAt ?? work.now).toISOString() }
  })
}

/** Every post of the person lies in the actor's scope; the platform operator stands outside of all groups. */
function requireAbove(actor: Actor, { posts }: Person): void {
  if (actor.groupId === null) return
  for (const { scope } of posts) authorize(actor, permission, scope)
}
