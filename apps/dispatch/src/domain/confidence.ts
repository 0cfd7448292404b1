import type { WorkOrder } from './work-order'

/** A confidential appeal, as far as it decides who reads what was done. */
export interface KeptAppeal {
  readonly id: string
  readonly projectPath: string
  readonly firstContactId: string | null
}

/** Somebody who looks at an order. */
export interface Onlooker {
  readonly personId: string
  readonly departmentIds: readonly string[]
  /** Directs the project, or supervises it for the company. */
  readonly answersForTheProject: boolean
}

/**
 * P5.6.3.3: what was done for a confidential appeal is read by the department that did it, by the appeal's first contact and by
 * who answers for its project, as intake has it.
 */
export function readsResult(
  onlooker: Onlooker,
  { departmentId }: Pick<WorkOrder, 'departmentId'>,
  kept: KeptAppeal | null,
): boolean {
  if (kept === null || onlooker.answersForTheProject) return true
  return onlooker.departmentIds.includes(departmentId) || onlooker.personId === kept.firstContactId
}
