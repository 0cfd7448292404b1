import { permission } from '@shouwen/access/permission'

const everyStaff = [
  'buildingSteward',
  'mallOperator',
  'securityShiftLeader',
  'departmentWorker',
  'departmentManager',
  'divisionDirector',
  'officeDirector',
  'managementDepartment',
  'gmOffice',
] as const

export const registerCustomerPermission = permission(
  'customer-profile.registerCustomer',
  ['buildingSteward', 'mallOperator', 'officeDirector', 'platformOperator'],
  'C1.static, P4.2, M4.2: who receives customers writes them down; the platform operator brings lists in',
)
export const openAccountPermission = permission(
  'customer-profile.openCustomerAccount',
  ['officeDirector', 'mallOperator'],
  'C0.3: who answers for a project lets its customers see their own appeals',
)
export const readCustomers = permission(
  'customer-profile.readCustomers',
  [...everyStaff, 'biReader'],
  'P4.1–P4.4, M3.3: who handles, supervises or reports; machines see names and telephones masked',
)
export const searchCustomersPermission = permission(
  'customer-profile.searchCustomers',
  everyStaff,
  'C0.2: one profile across projects, for staff',
)
