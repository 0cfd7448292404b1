import { auditFindings, auditors, revisitMethods, satisfactions } from '@shouwen/vocabulary/revisiting'
import { z } from 'zod'
import { code, id, instant } from './fields'
import { defineFact } from './fact'

export const revisitDue = defineFact({
  type: 'revisit-audit.revisit.due.v1',
  about: 'A resolved appeal waits for its revisit.',
  data: z.strictObject({ appealId: id, revisitId: id }),
})

export const revisitCompleted = defineFact({
  type: 'revisit-audit.revisit.completed.v1',
  about: 'The customer was revisited and said whether they are content. Closes the appeal, or reopens it.',
  data: z.strictObject({
    appealId: id,
    revisitId: id,
    content: z.boolean(),
    satisfaction: z.enum(satisfactions.codes),
    method: z.enum(revisitMethods.codes),
    at: instant,
  }),
})

export const sampleDrawn = defineFact({
  type: 'revisit-audit.sample.drawn.v1',
  about: "An auditor's sample of a period was drawn; seed and population let anybody draw it again.",
  data: z.strictObject({
    drawId: id,
    auditor: z.enum(auditors.codes),
    /** The month, `YYYY-MM`, in the project's time zone. */
    period: code,
    population: z.int().nonnegative(),
    size: z.int().nonnegative(),
  }),
})

export const appealSampled = defineFact({
  type: 'revisit-audit.appeal.sampled.v1',
  about: 'An appeal fell into a sample and is to be checked.',
  data: z.strictObject({ appealId: id, drawId: id, auditId: id, auditor: z.enum(auditors.codes) }),
})

export const auditRecorded = defineFact({
  type: 'revisit-audit.audit.recorded.v1',
  about: 'The auditor checked a sampled appeal.',
  data: z.strictObject({
    appealId: id,
    auditId: id,
    auditor: z.enum(auditors.codes),
    finding: z.enum(auditFindings.codes),
  }),
})

export const revisitAuditFacts = [revisitDue, revisitCompleted, sampleDrawn, appealSampled, auditRecorded]
