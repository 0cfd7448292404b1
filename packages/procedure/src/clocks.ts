import type { AppealKind, Channel, Impact, RepairGrade } from '@shouwen/vocabulary/appeals'
import type { ClockCreditor } from '@shouwen/vocabulary/handling'
import { categoryOf, categoryPath } from './categories'
import type { ClockRule, ProcedurePack } from './pack'

/** What decides the clocks of an appeal. */
export interface ClockFacts {
  readonly kind: AppealKind
  /** Code of its category in the pack. */
  readonly category: string
  readonly channel: Channel
  readonly grade?: RepairGrade | null
  readonly impact?: Impact | null
}

/** The clocks that an appeal runs against, in the pack's order. Refuses with CATEGORY_UNKNOWN. */
export function clocksFor(pack: ProcedurePack, facts: ClockFacts): ClockRule[] {
  return pack.clocks.filter(({ when }) => isMeantBy(pack, when, facts))
}

/** Whether an appeal is one of those that a condition names. Refuses with CATEGORY_UNKNOWN. */
export function isMeantBy(pack: ProcedurePack, when: ClockRule['when'], facts: ClockFacts): boolean {
  const { aboutService } = categoryOf(pack, facts.category)
  return (
    (when.categories === undefined ||
      categoryPath(pack, facts.category).some((code) => when.categories?.includes(code))) &&
    allows(when.kinds, facts.kind) &&
    allows(when.channels, facts.channel) &&
    allows(when.grades, facts.grade) &&
    allows(when.impacts, facts.impact) &&
    !(facts.impact && when.unlessImpacts?.includes(facts.impact)) &&
    (when.aboutService === undefined || when.aboutService === aboutService)
  )
}

/** To whom the time of a rule is owed: what runs from a department's order is the department's own. */
export function owedTo({ startsOn }: Pick<ClockRule, 'startsOn'>): ClockCreditor {
  return startsOn === 'orderOpened' ? 'house' : 'customer'
}

/** A list that isn't given allows everything; one that is given asks for one of its members. */
function allows<Code extends string>(
  allowed: readonly Code[] | undefined,
  code: Code | null | undefined,
): boolean {
  return allowed === undefined || (code !== undefined && code !== null && allowed.includes(code))
}
