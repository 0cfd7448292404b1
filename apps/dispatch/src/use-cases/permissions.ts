import { permission } from '@shouwen/access/permission'

const workers = ['departmentWorker', 'departmentManager', 'securityShiftLeader'] as const

const supervisors = ['divisionDirector', 'officeDirector', 'managementDepartment', 'gmOffice'] as const

const everyStaff = ['buildingSteward', 'mallOperator', ...workers, ...supervisors] as const

export const openGroupPermission = permission(
  'dispatch.openGroup',
  ['platformOperator'],
  'who runs the platform takes groups on',
)
export const importOrganisationPermission = permission(
  'dispatch.importOrganisation',
  ['platformOperator'],
  'an organisation decides who may do what, so nobody of it brings it in alone',
)
export const readOrganisation = permission(
  'dispatch.readOrganisation',
  [...everyStaff, 'biReader', 'partner', 'platformOperator'],
  'C0.2: whoever works, forwards or reports at a place knows its units and departments',
)
export const readHandling = permission(
  'dispatch.readHandling',
  [...everyStaff, 'biReader'],
  'P4.1–P4.4, M3.3: who handles, supervises or reports; customers see their own (C0.3)',
)
export const superviseWork = permission(
  'dispatch.superviseWork',
  supervisors,
  'P4.3, P4.4: who supervises sees the orders of every department below',
)
export const workPermission = permission(
  'dispatch.work',
  workers,
  'P5.2.1, P5.6.1, M4.4, M4.7.1: the department that was handed the appeal',
)
