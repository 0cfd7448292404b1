import type { AppealKind } from '@shouwen/vocabulary/appeals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { RevisitMethod, RevisitStatus, Satisfaction } from '@shouwen/vocabulary/revisiting'
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
  status: RevisitStatus
  dueSince: Date
  method: RevisitMethod | null
  satisfaction: Satisfaction | null
  /** M4.10: how satisfied with the time it took, where that was asked. */
  timeliness: Satisfaction | null
  /** Whether the customer is content; decides between closing and reopening. */
  content: boolean | null
  words: string | null
  completedAt: Date | null
  completedBy: string | null
  version: number
}

/** What the customer said at the revisit. */
export interface RevisitForm {
  readonly method: RevisitMethod
  readonly satisfaction: Satisfaction
  readonly timeliness: Satisfaction | null
  /** In the customer's own words. */
  readonly words: string | null
}

/** A revisit as it is once it has been made. */
export interface CompletedRevisit extends Revisit {
  method: RevisitMethod
  satisfaction: Satisfaction
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
 * the procedure does not have, and with TEXT_TOO_LONG.
 */
export function decideComplete(revisit: Revisit, form: RevisitForm, by: string, now: Date): CompletedRevisit {
  if (revisit.status !== 'due') {
    throw new Refusal('TRANSITION_NOT_ALLOWED', { action: 'completeRevisit', status: revisit.status })
  }
  if (!revisit.methods.includes(form.method)) {
    throw new Refusal('INPUT_INVALID', {
      problems: `method must be one of ${revisit.methods.join(', ')} (${revisit.clause})`,
    })
  }
  return {
    ...revisit,
    status: 'completed',
    method: form.method,
    satisfaction: form.satisfaction,
    timeliness: form.timeliness,
    content: isContent(form.satisfaction),
    words: tidyText('words', form.words),
    completedAt: now,
    completedBy: by,
    version: revisit.version + 1,
  }
}

/** The clauses of making a revisit: the one that asked for it, and the residential one on how it is made. */
export function clausesOfCompletion({ clause }: Pick<Revisit, 'clause'>): string[] {
  return clause.startsWith('P') ? [clause, 'P5.5.4'] : [clause]
}
