import { permission } from '@shouwen/access/permission'

const receivers = ['buildingSteward', 'mallOperator', 'officeDirector', 'securityShiftLeader'] as const

const managers = ['departmentManager', 'divisionDirector', 'officeDirector'] as const

const everyStaff = [
  ...receivers,
  'departmentWorker',
  'departmentManager',
  'divisionDirector',
  'managementDepartment',
  'gmOffice',
] as const

export const registerAppealPermission = permission(
  'intake.registerAppeal',
  receivers,
  'P4.2, M2: who receives',
)
export const readAppeals = permission(
  'intake.readAppeals',
  [...everyStaff, 'biReader'],
  'P4.1–P4.4, M3.3: who handles, supervises or reports; customers see their own (C0.3)',
)
export const instructPermission = permission(
  'intake.instructAppeal',
  managers,
  'P5.1.3, M4.7.1: who instructs',
)
export const reportProgressPermission = permission(
  'intake.reportProgress',
  [...receivers, 'departmentWorker', 'departmentManager'],
  'P5.3, M4.4: who handles reports',
)
export const reviewProgressPermission = permission('intake.reviewProgress', managers, 'P5.3: who reviews')
export const informCustomerPermission = permission('intake.informCustomer', receivers, 'P5.3, M4.7.2')
export const resolvePermission = permission('intake.resolveAppeal', receivers, 'P4.1, M3.3')
export const closePermission = permission('intake.closeAppeal', receivers, 'P4.2')
export const archivePermission = permission('intake.archiveAppeal', receivers, 'P4.2: the steward archives')
export const importPermission = permission(
  'intake.importHistory',
  ['platformOperator', 'managementDepartment'],
  'bringing in history touches every project of a company',
)
