import { dutyFor } from '@shouwen/procedure/categories'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { HandoverRule } from '@shouwen/vocabulary/handling'
import type { Duty } from '@shouwen/vocabulary/organisation'
import type { Department } from './organisation'

/** An appeal given to a department. */
export interface Handover {
  id: string
  groupId: string
  appealId: string
  projectPath: string
  departmentId: string
  duty: Duty
  /** Who of the department was given it; null when nobody was, or several were offered it. */
  staffId: string | null
  rule: HandoverRule
  /** Which department had it before; null by rule, and where one joins. */
  fromDepartmentId: string | null
  /** Who gave it, and why; null by rule. */
  givenBy: string | null
  reason: string | null
  clause: string
  packId: string
  packVersion: number
  at: Date
}

/** To which department an appeal goes, by which rule of the procedure. */
export type HandoverDecision = Pick<Handover, 'departmentId' | 'duty' | 'rule' | 'clause'>

/**
 * P5.2.1, M4.4: the department of the project whose duty is that of the appeal's category, else the one that the procedure
 * falls back on; of several the first by code. Null where the project has neither. Refuses with CATEGORY_UNKNOWN.
 */
export function decideHandover(
  pack: ProcedurePack,
  category: string,
  departments: readonly Department[],
): HandoverDecision | null {
  const { clause, rule, fallbackDuty } = pack.handover
  const asked = firstWithDuty(departments, dutyFor(pack, category))
  const department = asked ?? firstWithDuty(departments, fallbackDuty)
  if (department === undefined) return null
  return {
    departmentId: department.id,
    duty: department.duty,
    rule: asked === undefined ? 'fallbackDuty' : rule,
    clause,
  }
}

/**
 * The department that has an appeal in hand after its hand-overs in turn; null before the first. Where the order of a
 * department that only joined goes on to another, the appeal stays where it is.
 */
export function departmentInHand(
  handovers: readonly Pick<Handover, 'departmentId' | 'fromDepartmentId'>[],
): string | null {
  return handovers.reduce<string | null>(
    (inHand, { departmentId, fromDepartmentId }) => (inHand === fromDepartmentId ? departmentId : inHand),
    null,
  )
}

function firstWithDuty(departments: readonly Department[], duty: Duty): Department | undefined {
  return [...departments].sort(byCode).find((department) => department.duty === duty)
}

function byCode(a: { readonly code: string }, b: { readonly code: string }): number {
  return a.code < b.code ? -1 : 1
}
