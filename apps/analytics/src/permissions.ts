import { permission } from '@shouwen/access/permission'

const everyStaff = [
  'buildingSteward',
  'mallOperator',
  'departmentWorker',
  'departmentManager',
  'divisionDirector',
  'officeDirector',
  'managementDepartment',
  'gmOffice',
  'securityShiftLeader',
] as const

export const readTrail = permission(
  'analytics.readTrail',
  everyStaff,
  'P4.1–P4.4, M3.3: who handles, supervises or checks; customers see that of their own appeals (C0.3)',
)
export const countAppeals = permission(
  'analytics.appealCounts',
  [...everyStaff, 'biReader'],
  'who may list appeals may count them; a BI reader counts without reading any',
)
