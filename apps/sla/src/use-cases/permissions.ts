import { permission } from '@shouwen/access/permission'

export const readClocks = permission(
  'sla.readClocks',
  [
    'buildingSteward',
    'mallOperator',
    'departmentWorker',
    'departmentManager',
    'divisionDirector',
    'officeDirector',
    'managementDepartment',
    'gmOffice',
    'securityShiftLeader',
    'biReader',
  ],
  'P4.1–P4.4, M3.3: who handles, supervises or reports; customers see those of their own appeals (C0.3)',
)
