import type { Actor } from '@shouwen/access/actor'
import type { Role } from '@shouwen/vocabulary/organisation'
import { v7 as uuidv7 } from 'uuid'

/** A member of staff with posts at a place. */
export function aStaffMember(
  groupId: string,
  roles: Role | readonly Role[],
  scope: string,
  departmentIds: readonly string[] = [],
): Actor {
  const held = typeof roles === 'string' ? [roles] : roles
  return {
    kind: 'staff',
    personId: uuidv7(),
    groupId,
    grants: held.map((role) => ({ role, scope })),
    departmentIds,
    customerId: null,
  }
}

/** A customer of a group. */
export function aCustomer(groupId: string, customerId: string): Actor {
  return { kind: 'customer', personId: customerId, groupId, grants: [], departmentIds: [], customerId }
}
