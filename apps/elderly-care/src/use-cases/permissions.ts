import { revealersOf } from '@shouwen/access/masking'
import { permissionTable, type PermissionRow } from '@shouwen/access/permission'
import { appealSeenByLink, placePointedTo } from '@shouwen/access/posts'

const carers = {
  roles: ['buildingSteward', 'officeDirector'],
  scope: 'project',
  customers: 'none',
} as const

const elderReaders: PermissionRow = {
  roles: [...carers.roles, 'securityShiftLeader', 'managementDepartment', 'gmOffice', 'biReader'],
  scope: 'project',
  customers: 'own',
  services: 'all',
  because:
    'P5.6.7.1: a separate list for who cares and who supervises; machines see names and telephones masked',
}

const registerReaders: PermissionRow = {
  ...elderReaders,
  customers: 'none',
  services: [],
  because: 'P5.6.7.1, P7.0: the separate list as a whole, for who cares and who supervises',
}

/** Who may do and see what of the registry and the rounds. */
export const permissions = permissionTable('elderly-care', {
  Appeal: appealSeenByLink,
  'Appeal.elders': elderReaders,
  Unit: placePointedTo,
  'Unit.elders': elderReaders,
  Elder: elderReaders,
  'Query.elders': elderReaders,
  ElderRegister: registerReaders,
  'Query.elderRegister': registerReaders,
  'Query.round': {
    ...elderReaders,
    customers: 'none',
    because: 'P5.6.7.3: who goes on the round, and who supervises',
  },
  'Mutation.registerElder': { ...carers, because: 'P5.6.7.1: the steward keeps the list' },
  'Mutation.revealRelatives': {
    ...carers,
    roles: revealersOf('relative'),
    because: 'P5.5.2, P5.6.3.3: who supervises, and has a reason to call them',
  },
  'Elder.reveals': {
    ...carers,
    roles: ['officeDirector', 'managementDepartment'],
    because: 'P5.6.3.3: every disclosure is logged, for who answers for the project and who supervises',
  },
  'Mutation.generateRound': { ...carers, because: 'P5.6.7.3: who goes on the round' },
  'Mutation.recordCareVisit': { ...carers, because: 'P5.6.7.3: who goes on the round says what was seen' },
})
