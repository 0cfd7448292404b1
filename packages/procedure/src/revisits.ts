import { Refusal } from '@shouwen/vocabulary/refusal'
import type { AppealKind } from '@shouwen/vocabulary/appeals'
import type { ProcedurePack, RevisitQuestionRule, RevisitRule } from './pack'

/** P5.5.1, P5.5.2, M4.8: the rule by which appeals of a kind are revisited. Refuses with KIND_NOT_IN_PROCEDURE. */
export function revisitRule(pack: ProcedurePack, kind: AppealKind): RevisitRule {
  const rule = pack.revisits.find(({ kinds }) => kinds.includes(kind))
  if (!rule) throw new Refusal('KIND_NOT_IN_PROCEDURE', { kind })
  return rule
}

/** Whether each appeal of a kind closes only after its revisit: its share is 100 %. Refuses with KIND_NOT_IN_PROCEDURE. */
export function isRevisitRequired(pack: ProcedurePack, kind: AppealKind): boolean {
  return revisitRule(pack, kind).share === 1
}

/** M4.10: what must be asked at the revisit of an appeal of a category; null for one whose category nobody knows. */
export function questionsFor(
  { questions = [] }: RevisitRule,
  category: string | null,
): RevisitQuestionRule[] {
  return questions.filter(
    ({ categories }) => categories === undefined || (category !== null && categories.includes(category)),
  )
}
