import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { conductMarked, revisitCompleted, serviceRated } from '@shouwen/events/revisit-audit'
import { requireVersion } from '@shouwen/transactions/expected-version'
import type { Store } from '@shouwen/transactions/store'
import type { Work } from '@shouwen/transactions/work'
import {
  clausesOfCompletion,
  decideComplete,
  type CompletedRevisit,
  type RevisitForm,
} from '../domain/revisit'
import { lockRevisit } from '../store/revisits'
import { revisitTable } from '../store/tables'
import { permissions } from './permissions'

export interface CompleteRevisitInput extends RevisitForm {
  readonly idempotencyKey: string
  readonly revisitId: string
  readonly expectedVersion: number
}

/** P5.5.1, P5.5.2, P5.5.4, M4.8: the customer was revisited; a content one closes the appeal, another reopens it. */
export function completeRevisit(
  store: Store,
  input: CompleteRevisitInput,
  actor: Actor,
): Promise<{ revisitId: string }> {
  const { operation } = permissions['Mutation.completeRevisit']
  return store.command({ operation, actor, input }, async (work) => {
    const before = await lockRevisit(work, input.revisitId)
    authorize(actor, permissions['Mutation.completeRevisit'], before.projectPath)
    const { id: revisitId, version } = before
    const row = { version, subject: `revisit/${revisitId}`, facts: { revisitId } } as const
    await requireVersion(work, row, input.expectedVersion)
    const revisit = decideComplete(before, input, actor.personId, work.now)
    await work.manager.update(revisitTable, { id: revisit.id }, revisit)
    recordCompletion(work, revisit)
    return { revisitId: revisit.id }
  })
}

/** What the customer said, as facts: whether they are content, and what they marked and rated besides. */
function recordCompletion(work: Work, revisit: CompletedRevisit): void {
  const { id: revisitId, appealId, projectPath, packId, packVersion, timeliness, quality } = revisit
  const about = (clauses: readonly string[]) => ({
    subject: `revisit/${revisitId}` as const,
    appealId,
    projectPath,
    clauses,
    pack: { id: packId, version: packVersion },
  })
  work.record(revisitCompleted, {
    ...about(clausesOfCompletion(revisit)),
    data: {
      appealId,
      revisitId,
      content: revisit.content,
      satisfaction: revisit.satisfaction,
      method: revisit.method,
      at: revisit.completedAt.toISOString(),
    },
  })
  const { conductMarks: marks, conductValues, questions } = revisit
  if (Object.keys(marks).length > 0) {
    work.record(conductMarked, { ...about(clausesOf(conductValues)), data: { appealId, revisitId, marks } })
  }
  if (timeliness !== null || quality !== null) {
    work.record(serviceRated, {
      ...about(questions.length > 0 ? clausesOf(questions) : [revisit.clause]),
      data: { appealId, revisitId, timeliness, quality },
    })
  }
}

const clausesOf = (rules: readonly { readonly clause: string }[]): string[] => [
  ...new Set(rules.map(({ clause }) => clause)),
]
