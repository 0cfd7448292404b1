import type { ProcedurePack } from '@shouwen/procedure/pack'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import type { ProjectKind } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { PackVersion } from './pack-version'

/** What the group has published before that a new version must fit to. */
export interface Published {
  /** The versions of the same name, in any order. */
  readonly versions: readonly number[]
  /** The version that it says it was made from; null where the group has none such. */
  readonly base: Pick<PackVersion, 'projectKind'> | null
}

const shippedNames = new Set(Object.values(shippedPacks).map(({ id }) => id))

/**
 * C0.1: a group's own version of a procedure: made from one that it has, the next of its name. Refuses with PACK_INVALID,
 * which names every fault.
 */
export function publicationProblems(pack: ProcedurePack, { versions, base }: Published): string[] {
  const next = Math.max(0, ...versions) + 1
  const { id, version, basedOn, projectKind } = pack
  return [
    ...(shippedNames.has(id) ? [`id: "${id}" is a shipped procedure; give yours a name of its own`] : []),
    ...(version === next ? [] : [`version: must be ${next}, the next of "${id}"`]),
    ...(basedOn === null ? ['basedOn: missing; name the version that this one was made from'] : []),
    ...(basedOn !== null && base === null
      ? [`basedOn: "${basedOn.id}" ${basedOn.version} was never published here`]
      : []),
    ...(base !== null && base.projectKind !== projectKind
      ? [`projectKind: differs from its base, which is for "${base.projectKind}"`]
      : []),
  ]
}

/** A version holds where there is a project that can follow it. */
export function placeProblems(
  { projectKind }: Pick<ProcedurePack, 'projectKind'>,
  { path, kinds }: { readonly path: string; readonly kinds: readonly ProjectKind[] },
): string[] {
  return kinds.includes(projectKind) ? [] : [`projectKind: no project at "${path}" is "${projectKind}"`]
}

/** From when it holds: now unless told, and never earlier, for what was registered keeps its procedure. */
export function effectiveFrom(asked: Date | null, now: Date): Date {
  if (asked !== null && asked < now) {
    throw new Refusal('INPUT_INVALID', { problems: 'effectiveFrom lies in the past' })
  }
  return asked ?? now
}
