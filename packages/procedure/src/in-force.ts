import type { ProjectKind } from '@shouwen/vocabulary/organisation'

/** Where and from when a published version of a procedure holds. */
export interface Published {
  readonly projectKind: ProjectKind
  /** A company's or a project's path; null: the whole group. */
  readonly scope: string | null
  readonly effectiveFrom: Date
  readonly version: number
}

/** A place that follows a procedure. */
export interface Place {
  readonly kind: ProjectKind
  /** `group/company/project`. */
  readonly path: string
}

/** The places whose procedures a project may follow, its own first: `lvyuan/north/hetang`, `lvyuan/north`. */
export function placesAbove(path: string): string[] {
  const parts = path.split('/')
  return parts.flatMap((_, at) =>
    at + 2 > parts.length ? [] : [parts.slice(0, parts.length - at).join('/')],
  )
}

/**
 * C0.1: the version that a project follows at an instant: of what was published for the closest place the newest in force.
 * A project's own goes before its company's, and that before the group's, however old it is. Null while none is in force.
 */
export function inForceAt<Version extends Published>(
  versions: readonly Version[],
  { kind, path }: Place,
  at: Date,
): Version | null {
  const places = [...placesAbove(path), null]
  const inForce = versions.filter(
    ({ projectKind, scope, effectiveFrom }) =>
      projectKind === kind && effectiveFrom <= at && places.includes(scope),
  )
  const nearness = ({ scope }: Version): number => places.indexOf(scope)
  const [followed] = inForce.sort(
    (a, b) =>
      nearness(a) - nearness(b) ||
      b.effectiveFrom.getTime() - a.effectiveFrom.getTime() ||
      b.version - a.version,
  )
  return followed ?? null
}
