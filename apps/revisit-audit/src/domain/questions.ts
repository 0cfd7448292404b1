import { Refusal } from '@shouwen/vocabulary/refusal'
import type { RevisitQuestion, Satisfaction } from '@shouwen/vocabulary/revisiting'

/** What a procedure has the customer asked at a revisit, and under which clause (M4.10). */
export interface Question {
  ask: RevisitQuestion
  clause: string
}

/** M4.10: what is to be asked was asked. Refuses with QUESTION_NOT_ASKED. */
export function requireAnswered(
  questions: readonly Question[],
  answers: Readonly<Record<RevisitQuestion, Satisfaction | null>>,
): void {
  const open = questions.filter(({ ask }) => answers[ask] === null)
  const [first] = open
  if (first === undefined) return
  throw new Refusal('QUESTION_NOT_ASKED', {
    questions: open.map(({ ask }) => ask).join(', '),
    clause: first.clause,
  })
}
