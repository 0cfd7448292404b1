import type { PermissionRow } from './permission'

/** P5.6.3.3: who decides what is kept of a confidential appeal, and reads it, in every service that has a part of it. */
export const whoKeepsSecrets = {
  roles: ['officeDirector', 'divisionDirector', 'managementDepartment'],
  scope: 'project',
  customers: 'none',
  because: 'P5.6.3.3: who answers for the project, or supervises it',
} as const satisfies PermissionRow
