import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { careVisitRecorded } from '@shouwen/events/elderly-care'
import { requireVersion } from '@shouwen/transactions/expected-version'
import type { Store } from '@shouwen/transactions/store'
import type { RoundOutcome } from '@shouwen/vocabulary/care'
import { decideRecord } from '../domain/round'
import { lockVisit, saveVisit } from '../store/rounds'
import { permissions } from './permissions'

export interface RecordCareVisitInput {
  readonly idempotencyKey: string
  readonly visitId: string
  /** The version that the caller has read. */
  readonly expectedVersion: number
  readonly outcome: RoundOutcome
  readonly note: string | null
}

/** P5.6.7.3: what was seen of one elder on the round. */
export function recordCareVisit(
  store: Store,
  input: RecordCareVisitInput,
  actor: Actor,
): Promise<{ visitId: string }> {
  const { operation } = permissions['Mutation.recordCareVisit']
  return store.command({ operation, actor, input }, async (work) => {
    const before = await lockVisit(work, input.visitId)
    authorize(actor, permissions['Mutation.recordCareVisit'], before.projectPath)
    const { version } = before
    const row = { version, subject: `round/${before.roundId}`, facts: { visitId: before.id } } as const
    await requireVersion(work, row, input.expectedVersion)
    const visit = decideRecord(before, input, actor.personId, work.now)
    await saveVisit(work, visit)
    const { id: visitId, roundId, elderId } = visit
    work.record(careVisitRecorded, {
      subject: `round/${roundId}`,
      projectPath: visit.projectPath,
      clauses: [visit.clause],
      data: { visitId, roundId, elderId, outcome: input.outcome },
    })
    return { visitId }
  })
}
