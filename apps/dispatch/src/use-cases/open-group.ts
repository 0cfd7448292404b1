import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { groupOpened } from '@shouwen/events/dispatch'
import type { Store } from '@shouwen/transactions/store'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Group } from '../domain/organisation'
import { organisationId } from '../domain/organisation-id'
import { organisationProblems } from '../domain/organisation-problems'
import { groupTable } from '../store/organisation-tables'
import { permissions } from './permissions'

export interface OpenGroupInput {
  readonly idempotencyKey: string
  readonly code: string
  readonly name: string
}

/** C0.1: a property group joins the platform; the same code again gives the group that is there. */
export async function openGroup(store: Store, input: OpenGroupInput, actor: Actor): Promise<Group> {
  authorize(actor, permissions['Mutation.openGroup'], null)
  if (actor.groupId !== null)
    throw new Refusal('NOT_PERMITTED', { operation: permissions['Mutation.openGroup'].operation })
  const problems = organisationProblems({ groupCode: input.code, companies: [], staff: [], machines: [] })
  if (input.name.trim() === '') problems.push('name is empty')
  if (problems.length > 0) throw new Refusal('INPUT_INVALID', { problems })
  const id = organisationId(input.code)
  const command = { operation: permissions['Mutation.openGroup'].operation, actor, input, groupId: id }
  return store.command(command, async (work) => {
    const group = { id, groupId: id, code: input.code, name: input.name.trim() }
    const { raw }: { raw: unknown[] } = await work.manager
      .createQueryBuilder()
      .insert()
      .into(groupTable)
      .values(group)
      .orIgnore()
      .returning('id')
      .execute()
    if (raw.length === 0) return work.manager.findOneByOrFail(groupTable, { id })
    work.record(groupOpened, {
      subject: `group/${id}`,
      clauses: ['C0.1'],
      data: { groupId: id, code: group.code, name: group.name },
    })
    return group
  })
}
