import { permission } from '@shouwen/access/permission'

const carers = ['buildingSteward', 'officeDirector'] as const

export const registerElderPermission = permission(
  'elderly-care.registerElder',
  carers,
  'P5.6.7.1: the steward keeps the list',
)
export const generateRoundPermission = permission(
  'elderly-care.generateRound',
  carers,
  'P5.6.7.3: who goes on the round',
)
export const recordCareVisitPermission = permission(
  'elderly-care.recordCareVisit',
  carers,
  'P5.6.7.3: who goes on the round says what was seen',
)
export const readElders = permission(
  'elderly-care.readElders',
  [...carers, 'securityShiftLeader', 'managementDepartment', 'gmOffice', 'biReader'],
  'P5.6.7.1: a separate list for who cares and who supervises; machines see names and telephones masked',
)
