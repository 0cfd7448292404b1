import type { Actor } from '@shouwen/access/actor'
import { holdsPost, type Permission } from '@shouwen/access/permission'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Authority } from '../domain/passing-on'

/** What somebody may decide about the departments that have an appeal, by their posts at its place. */
export function authorityOver(
  actor: Actor,
  permission: Permission,
  projectPath: string,
  { coordinator }: ProcedurePack['handover'],
  departmentIds: readonly string[],
): Authority {
  const holds = (...roles: Permission['roles'][number][]): boolean =>
    holdsPost(actor, { ...permission, roles }, projectPath)
  return {
    manages: holds('departmentManager') && departmentIds.some((id) => actor.departmentIds.includes(id)),
    coordinates: coordinator !== undefined && holds(coordinator.role),
  }
}
