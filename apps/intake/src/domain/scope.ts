import type { ProcedurePack, ScopeRule } from '@shouwen/procedure/pack'
import type { ComplaintScope } from '@shouwen/vocabulary/playbooks'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Appeal } from './appeal'
import { move } from './transitions'

/** Who judges an appeal by its scope, and by which definitions; null where its procedure judges none of its kind. */
export function scopeRuleFor({ kind }: Appeal, { scope }: ProcedurePack): ScopeRule | null {
  return scope && kind !== null && scope.kinds.includes(kind) ? scope : null
}

/** M4.5: the complaint judged, within or outside what was promised. Refuses with SCOPE_NOT_TO_BE_JUDGED. */
export function decideScope(appeal: Appeal, rule: ScopeRule | null, scope: ComplaintScope): Appeal {
  if (rule === null) throw new Refusal('SCOPE_NOT_TO_BE_JUDGED')
  return move(appeal, 'judgeScope', { scope })
}

/** M4.5.1: a complaint is checked and judged before it is settled. */
export function requireJudged(appeal: Appeal, rule: ScopeRule | null): void {
  if (rule !== null && appeal.scope === null) throw new Refusal('SCOPE_NOT_JUDGED', { clause: rule.clause })
}
