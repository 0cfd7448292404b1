import { roundOutcomes } from '@shouwen/vocabulary/care'
import { revealReasons } from '@shouwen/vocabulary/privacy'
import { z } from 'zod'
import { code, id } from './fields'
import { defineFact } from './fact'

export const elderRegistered = defineFact({
  type: 'elderly-care.elder.registered.v1',
  about: 'An empty-nest elder was entered into the registry (P5.6.7.1).',
  data: z.strictObject({ elderId: id, projectId: id, unitId: id }),
})

export const relativesRegistered = defineFact({
  type: 'elderly-care.relatives.registered.v1',
  about:
    'Whom to call for an elder was written down: their ids, by which a call to one is recorded (P5.6.6.5, P5.6.7.1).',
  data: z.strictObject({ elderId: id, unitId: id, relativeIds: z.array(id).min(1).max(5) }),
})

export const roundGenerated = defineFact({
  type: 'elderly-care.round.generated.v1',
  about: "A day's round of a project was made up (P5.6.7.3).",
  data: z.strictObject({ roundId: id, projectId: id, date: code, visits: z.int().nonnegative() }),
})

export const careVisitRecorded = defineFact({
  type: 'elderly-care.visit.recorded.v1',
  about: 'The steward recorded what was seen of one elder on a round.',
  data: z.strictObject({ visitId: id, roundId: id, elderId: id, outcome: z.enum(roundOutcomes.codes) }),
})

export const relativesRevealed = defineFact({
  type: 'elderly-care.relatives.revealed.v1',
  about: "Somebody who sees elders masked was shown the relatives' names and telephones of one (P5.6.3.3).",
  data: z.strictObject({ elderId: id, revealId: id, reason: z.enum(revealReasons.codes) }),
})

export const elderlyCareFacts = [
  elderRegistered,
  relativesRegistered,
  roundGenerated,
  careVisitRecorded,
  relativesRevealed,
]
