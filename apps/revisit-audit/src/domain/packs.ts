import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { ProjectKind } from '@shouwen/vocabulary/organisation'

/** A version of a procedure, as intake published it. */
export interface PackVersion {
  groupId: string
  packId: string
  version: number
  projectKind: ProjectKind
  effectiveFrom: Date
  body: ProcedurePack
}

/**
 * The procedure of a kind of project at an instant: the newest in force, or the group's first where none was in force yet.
 * Null when none is known.
 */
export function packInForceAt(
  packs: readonly PackVersion[],
  projectKind: ProjectKind,
  at: Date,
): ProcedurePack | null {
  const ofKind = packs
    .filter((pack) => pack.projectKind === projectKind)
    .sort((a, b) => b.effectiveFrom.getTime() - a.effectiveFrom.getTime() || b.version - a.version)
  return (ofKind.find(({ effectiveFrom }) => effectiveFrom <= at) ?? ofKind.at(-1))?.body ?? null
}
