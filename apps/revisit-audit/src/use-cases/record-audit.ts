import type { Actor } from '@shouwen/access/actor'
import { authorize, caseOf } from '@shouwen/access/permission'
import { auditRecorded } from '@shouwen/events/revisit-audit'
import { requireVersion } from '@shouwen/transactions/expected-version'
import type { Store } from '@shouwen/transactions/store'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { decideRecordAudit, type AuditForm } from '../domain/audit'
import { auditTable, sampleTable } from '../store/tables'
import { permissions } from './permissions'

export interface RecordAuditInput extends AuditForm {
  readonly idempotencyKey: string
  readonly auditId: string
  readonly expectedVersion: number
}

/** P5.5.1–P5.5.3: what the auditor found of a sampled appeal, and what the customer thinks 征询. */
export function recordAudit(
  store: Store,
  input: RecordAuditInput,
  actor: Actor,
): Promise<{ auditId: string }> {
  const permission = permissions['Mutation.recordAudit']
  const { operation } = permission
  return store.command({ operation, actor, input }, async (work) => {
    const before = await work.manager.findOne(auditTable, {
      where: { id: input.auditId },
      lock: { mode: 'pessimistic_write' },
    })
    if (before === null) throw new Refusal('NOT_FOUND', { what: 'audit', id: input.auditId })
    authorize(actor, caseOf(permission, before.auditor), before.projectPath)
    const { id: auditId, version } = before
    const row = { version, subject: `audit/${auditId}`, facts: { auditId } } as const
    await requireVersion(work, row, input.expectedVersion)
    const finding = input.finding
    const audit = decideRecordAudit(before, input, actor.personId, work.now)
    await work.manager.update(auditTable, { id: audit.id }, audit)
    const { packId, packVersion } = await work.manager.findOneByOrFail(sampleTable, { id: audit.sampleId })
    work.record(auditRecorded, {
      subject: `audit/${audit.id}`,
      appealId: audit.appealId,
      projectPath: audit.projectPath,
      clauses: [audit.clause],
      pack: { id: packId, version: packVersion },
      data: { appealId: audit.appealId, auditId: audit.id, auditor: audit.auditor, finding },
    })
    return { auditId: audit.id }
  })
}
