import { Refusal } from '@shouwen/vocabulary/refusal'
import type { AuditFinding, Auditor } from '@shouwen/vocabulary/revisiting'
import { tidyText } from './texts'

/** The check 抽查 of one sampled appeal or revisit. */
export interface Audit {
  id: string
  groupId: string
  drawId: string
  sampleId: string
  /** Its place in the draw, from 0. */
  place: number
  appealId: string
  /** Set where a revisit was sampled (P5.5.3). */
  revisitId: string | null
  auditor: Auditor
  projectPath: string
  clause: string
  finding: AuditFinding | null
  /** 征询: what the customer thinks, asked beside the check (P5.5.3). */
  opinion: string | null
  recordedAt: Date | null
  recordedBy: string | null
  version: number
}

/** What the auditor found and heard. */
export interface AuditForm {
  readonly finding: AuditFinding
  readonly opinion: string | null
}

/** The audit as recorded. A second time would rewrite a finding, so it is refused with TRANSITION_NOT_ALLOWED. */
export function decideRecordAudit(audit: Audit, form: AuditForm, by: string, now: Date): Audit {
  if (audit.finding !== null) {
    throw new Refusal('TRANSITION_NOT_ALLOWED', { action: 'recordAudit', status: 'recorded' })
  }
  return {
    ...audit,
    finding: form.finding,
    opinion: tidyText('opinion', form.opinion),
    recordedAt: now,
    recordedBy: by,
    version: audit.version + 1,
  }
}
