import { permission, type Permission } from '@shouwen/access/permission'
import type { Auditor } from '@shouwen/vocabulary/revisiting'

export const completeRevisitPermission = permission(
  'revisit-audit.completeRevisit',
  ['buildingSteward', 'mallOperator', 'officeDirector'],
  'P4.2, P5.5.1, M4.8: the office revisits',
)
export const readRevisits = permission(
  'revisit-audit.readRevisits',
  [
    'buildingSteward',
    'mallOperator',
    'officeDirector',
    'securityShiftLeader',
    'departmentWorker',
    'departmentManager',
    'divisionDirector',
    'managementDepartment',
    'gmOffice',
    'biReader',
  ],
  'P4.1–P4.4, M3.3: who handles, supervises or reports; customers see those of their own appeals (C0.3)',
)

/** P5.5.1–P5.5.3: each auditor draws its own sample and records its own checks. */
export const drawSamplePermission: Readonly<Record<Auditor, Permission>> = {
  managementDepartment: permission(
    'revisit-audit.drawAuditSample',
    ['managementDepartment'],
    'P5.5.1, P5.5.2: the company management department samples appeals',
  ),
  gmOffice: permission(
    'revisit-audit.drawAuditSample',
    ['gmOffice'],
    "P4.4, P5.5.3: the general manager's office samples revisits",
  ),
}
export const recordAuditPermission: Readonly<Record<Auditor, Permission>> = {
  managementDepartment: permission(
    'revisit-audit.recordAudit',
    ['managementDepartment'],
    'P5.5.1, P5.5.2: who drew it checks it',
  ),
  gmOffice: permission(
    'revisit-audit.recordAudit',
    ['gmOffice'],
    'P5.5.3: who drew it checks it, and asks the customer',
  ),
}
export const readAudits = permission(
  'revisit-audit.readAudits',
  ['managementDepartment', 'gmOffice', 'officeDirector', 'departmentManager', 'divisionDirector', 'biReader'],
  'P4.1, P4.3, P4.4: auditors and those who answer for the office; not who is being checked, not customers',
)
