import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import type { Store } from '@shouwen/transactions/store'
import { knownProject } from '../store/known'
import { makeRound } from './make-round'
import { permissions } from './permissions'

export interface GenerateRoundInput {
  readonly idempotencyKey: string
  readonly projectId: string
}

/** P5.6.7.3: makes up today's round by hand, where it is needed before its hour. */
export function generateRound(
  store: Store,
  input: GenerateRoundInput,
  actor: Actor,
): Promise<{ roundId: string }> {
  const { operation } = permissions['Mutation.generateRound']
  return store.command({ operation, actor, input }, async (work) => {
    const project = await knownProject(work.manager, input.projectId)
    authorize(actor, permissions['Mutation.generateRound'], project.path)
    const { id: roundId } = await makeRound(work, project)
    return { roundId }
  })
}
