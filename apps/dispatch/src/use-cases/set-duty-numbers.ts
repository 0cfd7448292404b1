import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { dutyNumbersSet } from '@shouwen/events/dispatch'
import type { Store } from '@shouwen/transactions/store'
import type { DutyPost } from '@shouwen/vocabulary/organisation'
import { decideDutyNumbers, type DutyNumber } from '../domain/duty-numbers'
import { dutyBookOf, lockProject, saveDutyBook } from '../store/duty-numbers'
import { permissions } from './permissions'

export interface SetDutyNumbersInput {
  readonly idempotencyKey: string
  readonly projectId: string
  readonly post: DutyPost
  readonly numbers: readonly Omit<DutyNumber, 'post'>[]
}

/** P5.6.6.2, P5.6.8.1, P5.6.9: who is called at which hour. The whole book is told, so that copies are replaced by it. */
export function setDutyNumbers(
  store: Store,
  input: SetDutyNumbersInput,
  actor: Actor,
): Promise<{ projectId: string }> {
  const permission = permissions['Mutation.setDutyNumbers']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const project = await lockProject(work.manager, input.projectId)
    authorize(actor, permission, project.path)
    const book = decideDutyNumbers(await dutyBookOf(work, project.id), input.post, input.numbers)
    await saveDutyBook(work, book)
    work.record(dutyNumbersSet, {
      subject: `project/${project.id}`,
      projectPath: project.path,
      clauses: ['P5.6.6.2', 'P5.6.8.1', 'P5.6.9'],
      data: { projectId: project.id, numbers: [...book.numbers], version: book.version },
    })
    return { projectId: project.id }
  })
}
