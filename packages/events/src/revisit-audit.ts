import {
  auditFindings,
  auditors,
  revisitAttemptOutcomes,
  revisitMethods,
  satisfactions,
} from '@shouwen/vocabulary/revisiting'
import { z } from 'zod'
import { code, id, instant } from './fields'
import { defineFact } from './fact'

export const revisitDue = defineFact({
  type: 'revisit-audit.revisit.due.v1',
  about: 'A resolved appeal waits for its revisit.',
  data: z.strictObject({ appealId: id, revisitId: id }),
})

export const revisitAgreed = defineFact({
  type: 'revisit-audit.revisit.agreed.v1',
  about: 'The customer agreed when and how they are revisited (P5.5.4). A later one replaces it.',
  data: z.strictObject({
    appealId: id,
    revisitId: id,
    method: z.enum(revisitMethods.codes),
    /** For when. */
    at: instant,
  }),
})

export const revisitAttempted = defineFact({
  type: 'revisit-audit.revisit.attempted.v1',
  about: 'Somebody tried to revisit the customer, and it came to nothing (P5.5.4).',
  data: z.strictObject({
    appealId: id,
    revisitId: id,
    method: z.enum(revisitMethods.codes),
    outcome: z.enum(revisitAttemptOutcomes.codes),
    at: instant,
  }),
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

export const conductMarked = defineFact({
  type: 'revisit-audit.conduct.marked.v1',
  about:
    "The customer marked the receivers' conduct at the revisit, by the values of the procedure (P5.6.2.1).",
  data: z.strictObject({
    appealId: id,
    revisitId: id,
    /** By the codes of the values, 1 to 5; of those that the customer marked. */
    marks: z.record(code, z.int().min(1).max(5)),
  }),
})

export const serviceRated = defineFact({
  type: 'revisit-audit.service.rated.v1',
  about: 'The customer said at the revisit how timely and how good the service was (M4.10).',
  data: z.strictObject({
    appealId: id,
    revisitId: id,
    timeliness: z.enum(satisfactions.codes).nullable(),
    quality: z.enum(satisfactions.codes).nullable(),
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

export const revisitAuditFacts = [
  revisitDue,
  revisitAgreed,
  revisitAttempted,
  revisitCompleted,
  conductMarked,
  serviceRated,
  sampleDrawn,
  appealSampled,
  auditRecorded,
]
