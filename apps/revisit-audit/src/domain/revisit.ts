import type { NamedConductValue } from '@shouwen/procedure/conduct'
import type { AppealKind } from '@shouwen/vocabulary/appeals'
import type {
  RevisitMethod,
  RevisitQuestion,
  RevisitStatus,
  Satisfaction,
} from '@shouwen/vocabulary/revisiting'
import { requireAgreed, requireDue, requireMethod, type ByAppointment } from './appointment'
import { requireAnswered, type Question } from './questions'
import { readMarks, type ConductMarks, type GivenMark } from './conduct-marks'
import { tidyText } from './texts'

/** A revisit 回访 of one resolution of an appeal: who resolves again after a reopening is revisited again. */
export interface Revisit {
  id: string
  groupId: string
  appealId: string
  /** The appeal's version at the resolution that this revisit follows. */
  resolution: number
  projectId: string
  projectPath: string
  kind: AppealKind
  packId: string
  packVersion: number
  /** The clause that asks for it. */
  clause: string
  /** P5.5.4: how the procedure lets it be made. */
  methods: RevisitMethod[]
  /** P5.5.4: how it may be made only at an agreed time; null for what was opened before that was told. */
  byAppointment: ByAppointment | null
  /** P5.5.4: what the customer has agreed to; null where nothing is agreed. */
  agreedMethod: RevisitMethod | null
  agreedAt: Date | null
  /** M4.10: what the procedure has the customer asked. */
  questions: Question[]
  /** P5.6.2.1: the values that the customer may mark the receivers' conduct by. */
  conductValues: NamedConductValue[]
  status: RevisitStatus
  dueSince: Date
  method: RevisitMethod | null
  satisfaction: Satisfaction | null
  /** M4.10: how satisfied with the time it took, where that was asked. */
  timeliness: Satisfaction | null
  /** M4.10: how satisfied with whether it was as it should be, where that was asked. */
  quality: Satisfaction | null
  /** P5.6.2.1: null before; empty where the customer gave none. */
  conductMarks: ConductMarks | null
  /** Whether the customer is content; decides between closing and reopening. */
  content: boolean | null
  words: string | null
  completedAt: Date | null
  completedBy: string | null
  version: number
}

/** What the customer said at the revisit. */
export interface RevisitForm extends Readonly<Record<RevisitQuestion, Satisfaction | null>> {
  readonly method: RevisitMethod
  readonly satisfaction: Satisfaction
  readonly conductMarks: readonly GivenMark[]
  /** In the customer's own words. */
  readonly words: string | null
}

/** A revisit as it is once it has been made. */
export interface CompletedRevisit extends Revisit {
  method: RevisitMethod
  satisfaction: Satisfaction
  conductMarks: ConductMarks
  content: boolean
  completedAt: Date
}

/** Whether each level means that the customer is content: "fairly satisfied" still counts, as with the 12345 hotlines. */
const contentAt = {
  verySatisfied: true,
  satisfied: true,
  fair: true,
  dissatisfied: false,
  veryDissatisfied: false,
} as const satisfies Record<Satisfaction, boolean>

/** Whether a customer of this satisfaction is content (P5.5.1, M4.8). */
export function isContent(satisfaction: Satisfaction): boolean {
  return contentAt[satisfaction]
}

/**
 * P5.5.4, M4.8: the revisit as made. Refuses with TRANSITION_NOT_ALLOWED a second time, with INPUT_INVALID a method that
 * the procedure does not have, with REVISIT_NOT_AGREED, REVISIT_TOO_EARLY (P5.5.4), QUESTION_NOT_ASKED (M4.10), CONDUCT_VALUE_UNKNOWN (P5.6.2.1), and TEXT_TOO_LONG.
 */
export function decideComplete(revisit: Revisit, form: RevisitForm, by: string, now: Date): CompletedRevisit {
  requireDue(revisit, 'completeRevisit')
  requireMethod(revisit, form.method)
  requireAgreed(revisit, form.method, now)
  requireAnswered(revisit.questions, form)
  return {
    ...revisit,
    status: 'completed',
    method: form.method,
    satisfaction: form.satisfaction,
    timeliness: form.timeliness,
    quality: form.quality,
    conductMarks: readMarks(revisit.conductValues, form.conductMarks),
    content: isContent(form.satisfaction),
    words: tidyText('words', form.words),
    completedAt: now,
    completedBy: by,
    version: revisit.version + 1,
  }
}

/** The clauses of making a revisit: the one that asked for it, the residential one on how it is made, what else was asked. */
export function clausesOfCompletion({ clause, questions }: Pick<Revisit, 'clause' | 'questions'>): string[] {
  const own = clause.startsWith('P') ? [clause, 'P5.5.4'] : [clause]
  return [...new Set([...own, ...questions.map((question) => question.clause)])]
}

/** The clauses of agreeing on a revisit: the one on how it is made, or else the one that asked for it. */
export function clausesOfAppointment({
  clause,
  byAppointment,
}: Pick<Revisit, 'clause' | 'byAppointment'>): string[] {
  return [byAppointment?.clause ?? clause]
}
