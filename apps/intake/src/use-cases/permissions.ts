import { permission, type Permission } from '@shouwen/access/permission'
import type { ProjectKind, Role } from '@shouwen/vocabulary/organisation'

const receivers = ['buildingSteward', 'mallOperator', 'officeDirector', 'securityShiftLeader'] as const

const everyStaff = [
  ...receivers,
  'departmentWorker',
  'departmentManager',
  'divisionDirector',
  'managementDepartment',
  'gmOffice',
] as const

/** Who receives differs by procedure: an estate's posts are none of a mall's. */
export const registerAppealPermission: Readonly<Record<ProjectKind, Permission>> = {
  residential: permission(
    'intake.registerAppeal',
    ['buildingSteward', 'officeDirector', 'securityShiftLeader'],
    'P4.2: the steward receives, the director for the whole office, the shift leader at night',
  ),
  mall: permission(
    'intake.registerAppeal',
    ['mallOperator'],
    'M2: operations staff and the front desk receive',
  ),
}
export const readAppeals = permission(
  'intake.readAppeals',
  [...everyStaff, 'biReader'],
  'P4.1–P4.4, M3.3: who handles, supervises or reports; customers see their own (C0.3)',
)
export const instructPermission = permission(
  'intake.instructAppeal',
  everyStaff,
  'P5.1.3, M4.7.1: of these, the post that the procedure names signs',
)
export const reportProgressPermission = permission(
  'intake.reportProgress',
  [...receivers, 'departmentWorker', 'departmentManager'],
  'P5.3, M4.4: who handles reports',
)
export const reviewProgressPermission = permission(
  'intake.reviewProgress',
  everyStaff,
  'P5.3: of these, the post that the procedure names reviews',
)
export const informCustomerPermission = permission('intake.informCustomer', receivers, 'P5.3, M4.7.2')
export const resolvePermission = permission('intake.resolveAppeal', receivers, 'P4.1, M3.3')
export const closePermission = permission('intake.closeAppeal', receivers, 'P4.2')
export const archivePermission = permission('intake.archiveAppeal', receivers, 'P4.2: the steward archives')
export const importPermission = permission(
  'intake.importHistory',
  ['platformOperator', 'managementDepartment'],
  'bringing in history touches every project of a company',
)

/** An operation that the procedure leaves to one post: who holds it, or directs the division above, may do it. */
export function reservedFor(role: Role, { operation }: Permission, clause: string): Permission {
  return permission(operation, [role, 'divisionDirector'], clause)
}
