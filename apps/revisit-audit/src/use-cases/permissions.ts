import { permissionTable, type PermissionRow } from '@shouwen/access/permission'
import { appealReaders, appealSeenByLink } from '@shouwen/access/posts'

const auditReaders: PermissionRow = {
  roles: [
    'managementDepartment',
    'gmOffice',
    'officeDirector',
    'departmentManager',
    'divisionDirector',
    'biReader',
  ],
  scope: 'project',
  customers: 'none',
  services: 'all',
  because:
    'P4.1, P4.3, P4.4: auditors and those who answer for the office; not who is being checked, not customers',
}

const office = {
  roles: ['buildingSteward', 'mallOperator', 'officeDirector'],
  scope: 'project',
  customers: 'none',
} as const

const auditors = {
  roles: ['managementDepartment', 'gmOffice'],
  scope: 'project',
  customers: 'none',
} as const

/** Who may do and see what of revisits and samples. */
export const permissions = permissionTable('revisit-audit', {
  Appeal: appealSeenByLink,
  'Appeal.audits': auditReaders,
  Revisit: appealReaders,
  'Query.revisit': appealReaders,
  'Query.revisitsDue': appealReaders,
  'Query.auditSample': auditReaders,
  'Query.revisitRate': {
    ...appealReaders,
    customers: 'none',
    because: 'M3.2, M4.8: who handles or reports sees how far they are',
  },
  'Mutation.completeRevisit': { ...office, because: 'P4.2, P5.5.1, M4.8: the office revisits' },
  'Mutation.agreeRevisit': { ...office, because: 'P5.5.4: who revisits agrees when' },
  'Mutation.logRevisitAttempt': { ...office, because: 'P5.5.4: who revisits says what came of it' },
  'Mutation.drawAuditSample': {
    ...auditors,
    because: 'P5.5.1–P5.5.3: each auditor draws its own sample',
    cases: {
      managementDepartment: {
        roles: ['managementDepartment'],
        because: 'P5.5.1, P5.5.2: the company management department samples appeals',
      },
      gmOffice: {
        roles: ['gmOffice'],
        because: "P4.4, P5.5.3: the general manager's office samples revisits",
      },
    },
  },
  'Mutation.recordAudit': {
    ...auditors,
    because: 'P5.5.1–P5.5.3: each auditor records its own checks',
    cases: {
      managementDepartment: {
        roles: ['managementDepartment'],
        because: 'P5.5.1, P5.5.2: who drew it checks it',
      },
      gmOffice: { roles: ['gmOffice'], because: 'P5.5.3: who drew it checks it, and asks the customer' },
    },
  },
})
