import type { PermissionRow } from './permission'

/** Every post of an organisation, of an estate or of a mall. */
export const everyPost = [
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

/** Who sees an appeal, and with it what each service knows of it. */
export const appealReaders: PermissionRow = {
  roles: [...everyPost, 'biReader'],
  scope: 'project',
  customers: 'own',
  services: 'all',
  because: 'P4.1–P4.4, M3.3: who handles, supervises or reports; C0.3: customers see their own',
}

/** The same of the appeal itself, which whoever has opened a link to it sees as well. */
export const appealSeenByLink: PermissionRow = { ...appealReaders, links: true }

/** A place that something points to: its name is no secret inside a group; what a service has to add is guarded by its own rows. */
export const placePointedTo: PermissionRow = {
  roles: [...everyPost, 'biReader', 'partner'],
  scope: 'group',
  customers: 'group',
  links: true,
  services: 'all',
  because: 'C0.3: who has an appeal in hand, and where, is no secret inside a group',
}
