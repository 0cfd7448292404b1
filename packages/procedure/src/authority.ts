import type { AppealKind, RepairGrade } from '@shouwen/vocabulary/appeals'
import type { Role } from '@shouwen/vocabulary/organisation'
import type { CostLimit, ProcedurePack } from './pack'

/** The work whose cost is decided. */
export interface CostedWork {
  readonly kind: AppealKind
  readonly grade: RepairGrade | null
}

/** P5.2.2: who may decide what such work costs; null where whoever does it decides. */
export function costLimitsFor(
  { authority }: ProcedurePack,
  { kind, grade }: CostedWork,
): readonly CostLimit[] | null {
  if (authority === undefined) return null
  return authority.limits.filter(
    ({ kinds, grades }) =>
      (kinds === undefined || kinds.includes(kind)) &&
      (grades === undefined || grade === null || grades.includes(grade)),
  )
}

/** What these posts may decide together, in fen: Infinity where one may whatever it costs, 0 where none may anything. */
export function mayDecideFen(limits: readonly CostLimit[], posts: readonly Role[]): number {
  return Math.max(0, ...limits.filter(({ post }) => posts.includes(post)).map(boundOf))
}

/** The limit of the lowest post that may decide so much: to whom it goes up. */
export function whoDecides(limits: readonly CostLimit[], amountFen: number): CostLimit {
  const [lowest] = limits
    .filter((limit) => boundOf(limit) >= amountFen)
    .sort((one, other) => boundOf(one) - boundOf(other))
  if (lowest === undefined) throw new Error('a valid procedure lets somebody decide whatever it costs')
  return lowest
}

function boundOf({ upToFen }: CostLimit): number {
  return upToFen ?? Infinity
}
