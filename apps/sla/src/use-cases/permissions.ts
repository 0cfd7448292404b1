import { permissionTable, type PermissionRow } from '@shouwen/access/permission'
import { appealReaders, appealSeenByLink, placePointedTo } from '@shouwen/access/posts'

/** Who says when a project is open. */
const calendarKeepers: PermissionRow = {
  roles: ['officeDirector', 'divisionDirector', 'managementDepartment', 'gmOffice'],
  scope: 'project',
  customers: 'none',
  because: 'M3.4, P4.3: who organises a place says when it is open; what it moves was promised to customers',
}

/** Who brings in the State Council's notices. */
const noticePublishers: PermissionRow = {
  roles: ['managementDepartment', 'gmOffice'],
  scope: 'group',
  customers: 'none',
  because: 'M3.4: a notice of holidays holds for every project of a group',
}

/** Who weighs another policy: nobody is promised anything by it, but it shows how all departments did. */
const policyMakers: PermissionRow = {
  roles: ['managementDepartment', 'gmOffice'],
  scope: 'project',
  customers: 'none',
  because: 'C0.1: who keeps the rules of the enterprise tries what others would have come to',
}

/** Whoever sees an appeal sees its clocks; what is counted by is no secret inside a group. */
export const permissions = permissionTable('sla', {
  Appeal: appealSeenByLink,
  Project: placePointedTo,
  'Query.dueNext': appealReaders,
  'Query.projectCalendarChange': calendarKeepers,
  'Mutation.setProjectCalendar': calendarKeepers,
  'Query.simulation': policyMakers,
  'Query.simulations': policyMakers,
  'Mutation.startSimulation': policyMakers,
  'Mutation.cancelSimulation': policyMakers,
  'Query.holidaysChange': noticePublishers,
  'Mutation.publishHolidays': noticePublishers,
})
