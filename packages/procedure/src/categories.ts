import { Refusal } from '@shouwen/vocabulary/refusal'
import type { Duty } from '@shouwen/vocabulary/organisation'
import type { Category, ProcedurePack } from './pack'

/** The category of a code. Refuses with CATEGORY_UNKNOWN. */
export function categoryOf(pack: ProcedurePack, code: string): Category {
  const category = pack.categories.find((candidate) => candidate.code === code)
  if (!category) throw new Refusal('CATEGORY_UNKNOWN', { category: code })
  return category
}

/** A category, the one that it lies within, and so on upwards. Refuses with CATEGORY_UNKNOWN. */
export function categoryPath(pack: ProcedurePack, code: string): string[] {
  const { within } = categoryOf(pack, code)
  // A category lies within one that is listed before it; the pack is refused otherwise.
  return within === undefined ? [code] : [code, ...categoryPath(pack, within)]
}

/**
 * P5.2.1, M4.4: the duty of the department that an appeal of this category is handed to. A project without a department of
 * that duty hands it to the one with `pack.handover.fallbackDuty`. Refuses with CATEGORY_UNKNOWN.
 */
export function dutyFor(pack: ProcedurePack, categoryCode: string): Duty {
  return categoryOf(pack, categoryCode).duty
}
