import type { AppealKind, RepairGrade } from '@shouwen/vocabulary/appeals'
import type { ProcedurePack } from './pack'

type RepairsRule = NonNullable<ProcedurePack['repairs']>

/** P5.6.1: under which rule the customer accepts the work; null where nobody asks them to. */
export function acceptanceRule(
  { repairs }: ProcedurePack,
  kind: AppealKind,
): NonNullable<RepairsRule['acceptance']> | null {
  return kind === 'repair' ? (repairs?.acceptance ?? null) : null
}

/** P5.4.2: under which rule work of this grade is tracked by milestones; null where it is not. */
export function planRule(
  { repairs }: ProcedurePack,
  grade: RepairGrade | null,
): NonNullable<RepairsRule['plan']> | null {
  const rule = repairs?.plan
  return rule !== undefined && grade !== null && rule.grades.includes(grade) ? rule : null
}
