import type { ProcedurePack, TriageRule } from '@shouwen/procedure/pack'
import type { AppealKind } from '@shouwen/vocabulary/appeals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Appeal } from './appeal'
import { categoryOfMatter, type Matter } from './register'
import { playbooksAskedFor, type OpenedStep } from './steps'
import { move } from './transitions'

/** M4.2: of which kind a matter was decided to be, by whom, and why. */
export interface Triage {
  id: string
  groupId: string
  appealId: string
  fromKind: AppealKind
  toKind: AppealKind
  reason: string
  decidedBy: string
  decidedAt: Date
}

/** Who decides of which kind an appeal is. Refuses with TRIAGE_NOT_IN_PROCEDURE. */
export function requireTriageRule({ triage }: Pick<ProcedurePack, 'triage'>): TriageRule {
  if (!triage) throw new Refusal('TRIAGE_NOT_IN_PROCEDURE')
  return triage
}

/**
 * M4.2: the appeal as one of another kind, checked as a registration is. What had been judged of the other kind is judged
 * anew. Refuses with KIND_UNCHANGED, and as a registration does.
 */
export function decideReclassify(
  appeal: Appeal,
  pack: ProcedurePack,
  { clause }: TriageRule,
  matter: Matter,
): { appeal: Appeal; from: AppealKind; matter: Matter & { readonly aboutService: boolean } } {
  const { kind: from } = appeal
  if (from === null || from === matter.kind) {
    throw new Refusal('KIND_UNCHANGED', { kind: matter.kind, clause })
  }
  const { aboutService } = categoryOfMatter(matter, pack)
  const { kind, category, grade, impact } = matter
  const told = { kind, category, grade, impact, aboutService }
  return {
    appeal: move(appeal, 'reclassify', { ...told, scope: null, severity: null }),
    from,
    matter: told,
  }
}

/** The open steps that nobody asks for any more, of playbooks in which nothing has been done, as they are left out. */
export function stepsNoLongerAsked(
  appeal: Appeal,
  pack: ProcedurePack,
  opened: readonly OpenedStep[],
  said: { readonly by: string; readonly reason: string },
  now: Date,
): OpenedStep[] {
  const asked = new Set(playbooksAskedFor(appeal, pack).map(({ code }) => code))
  const begun = new Set(opened.filter(({ how }) => how === 'done').map(({ playbook }) => playbook))
  return opened
    .filter(({ how, playbook }) => how === null && !asked.has(playbook) && !begun.has(playbook))
    .map((row) => ({ ...row, how: 'skipped', settledBy: said.by, settledAt: now, reason: said.reason }))
}

/** M4.2: whether an appeal may be settled by answering it. Refuses with NOT_ANSWERED_AT_ONCE. */
export function requireAnsweredAtOnce({ kind }: Appeal, { triage }: Pick<ProcedurePack, 'triage'>): void {
  if (kind !== null && triage?.answeredAtOnce.includes(kind) === true) return
  throw new Refusal('NOT_ANSWERED_AT_ONCE')
}
