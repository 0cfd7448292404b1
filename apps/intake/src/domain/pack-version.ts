import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { ProjectKind } from '@shouwen/vocabulary/organisation'

/** A version of a procedure that a group may follow. It never changes. */
export interface PackVersion {
  groupId: string
  packId: string
  version: number
  projectKind: ProjectKind
  /** A company's or a project's path; null: the whole group. */
  scope: string | null
  effectiveFrom: Date
  /** Null for a shipped one. */
  publishedBy: string | null
  body: ProcedurePack
}

/** What names a version. */
export type VersionName = Pick<PackVersion, 'groupId' | 'packId' | 'version'>

/** The name of a version as a key. */
export function versionKey({ groupId, packId, version }: VersionName): string {
  return `${groupId} ${packId} ${version}`
}

/** The name that a key was made of. */
export function versionOfKey(key: string): VersionName {
  const [groupId = '', packId = '', version = ''] = key.split(' ')
  return { groupId, packId, version: Number(version) }
}
