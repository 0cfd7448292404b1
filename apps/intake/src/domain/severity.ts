import type { ProcedurePack, SeverityRule } from '@shouwen/procedure/pack'
import type { Severity } from '@shouwen/vocabulary/appeals'
import type { Role } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Appeal } from './appeal'
import { move } from './transitions'

/** Who judges an appeal by its severity, and where a major one goes; null where its procedure judges none of its kind. */
export function severityRuleFor({ kind }: Appeal, { severity }: ProcedurePack): SeverityRule | null {
  return severity && kind !== null && severity.kinds.includes(kind) ? severity : null
}

/** M4.7.1: the matter judged, ordinary or major. Refuses with SEVERITY_NOT_TO_BE_JUDGED. */
export function decideSeverity(
  appeal: Appeal,
  rule: SeverityRule | null,
  severity: Severity,
): { appeal: Appeal; rule: SeverityRule } {
  if (rule === null) throw new Refusal('SEVERITY_NOT_TO_BE_JUDGED')
  return { appeal: move(appeal, 'judgeSeverity', { severity }), rule }
}

/**
 * M4.7.1: the way on which a matter that has just been judged major goes up at once; null for an ordinary one, and where
 * whoever judged holds the post that it would go to: they have it already, and take it further by their own judgement.
 */
export function wayOfMajor(
  severity: Severity,
  { judgedBy, majorTo, clause }: SeverityRule,
  posts: readonly Role[],
): { from: Role; to: Role; clause: string } | null {
  const from = judgedBy.find((role) => posts.includes(role))
  if (severity !== 'major' || from === undefined || posts.includes(majorTo)) return null
  return { from, to: majorTo, clause }
}
