import { covers } from '@shouwen/vocabulary/places'
import type { AppealKind, RepairGrade } from '@shouwen/vocabulary/appeals'
import type { Skill } from '@shouwen/vocabulary/staffing'
import { categoryOf } from './categories'
import type { AssignmentRule, ProcedurePack } from './pack'

/** What decides by which rule an order is given to somebody. */
export interface OrderFacts {
  readonly kind: AppealKind
  readonly category: string
  readonly grade: RepairGrade | null
  /** `group/company/project`. */
  readonly projectPath: string
  /** Whether the project is open for business. */
  readonly withinHours: boolean
}

/** P5.2.1, M4.4: the first rule that fits; null where the procedure leaves it to whoever is on duty. */
export function assignmentRuleFor(
  { assignment = [] }: ProcedurePack,
  facts: OrderFacts,
): AssignmentRule | null {
  return assignment.find(({ when }) => fits(when, facts)) ?? null
}

/** What whoever does the work must be able to do; null where nothing is asked for. Refuses with CATEGORY_UNKNOWN. */
export function skillFor(pack: ProcedurePack, rule: AssignmentRule, category: string): Skill | null {
  return rule.skill ?? categoryOf(pack, category).skill ?? null
}

function fits(
  { kinds, categories, place, hours, grades }: AssignmentRule['when'],
  facts: OrderFacts,
): boolean {
  return (
    (kinds === undefined || kinds.includes(facts.kind)) &&
    (categories === undefined || categories.includes(facts.category)) &&
    (place === undefined || covers(place, facts.projectPath)) &&
    (hours === undefined || (hours === 'within') === facts.withinHours) &&
    (grades === undefined || (facts.grade !== null && grades.includes(facts.grade)))
  )
}
