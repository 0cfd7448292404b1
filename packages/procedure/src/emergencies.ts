import type { AppealKind } from '@shouwen/vocabulary/appeals'
import { categoryOf, categoryPath } from './categories'
import type { EmergencyPlan, Playbook, ProcedurePack } from './pack'

/** What whoever raises an emergency gives, by the codes of the fields that a step may ask for. */
export const emergencyFields = ['address', 'telephone', 'condition'] as const

/** A category of a procedure that is an emergency. */
export interface Emergency {
  readonly kind: AppealKind
  readonly plan: EmergencyPlan
  readonly playbook: Playbook
}

/** P5.6.6, P5.6.8, P5.6.9: the emergency that a category is; null where it is none. Refuses with CATEGORY_UNKNOWN. */
export function emergencyOf(pack: ProcedurePack, code: string): Emergency | null {
  const { kinds } = categoryOf(pack, code)
  const path = categoryPath(pack, code)
  for (const plan of pack.emergency?.plans ?? []) {
    const playbook = pack.playbooks?.find((each) => each.code === plan.playbook)
    const kind = kinds.find((each) => playbook?.when.kinds?.includes(each) ?? true)
    const isMeant = playbook?.when.categories?.some((category) => path.includes(category)) ?? false
    if (playbook !== undefined && isMeant && kind !== undefined) return { kind, plan, playbook }
  }
  return null
}

/** The categories of a procedure that are emergencies, by their codes. */
export function emergencyCategories(pack: ProcedurePack): string[] {
  return pack.categories.map(({ code }) => code).filter((code) => emergencyOf(pack, code) !== null)
}
