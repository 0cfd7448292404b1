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

/** Who asks whether promises are kept. */
const complianceReaders: PermissionRow = {
  roles: ['departmentManager', 'divisionDirector', 'officeDirector', 'managementDepartment', 'gmOffice'],
  scope: 'project',
  customers: 'none',
  services: 'all',
  because: 'P4.3, C0.1: who supervises a place sees what was promised there and kept',
}

/** By person it is for those who answer for people. */
const ofPersons = {
  person: {
    roles: ['departmentManager', 'divisionDirector', 'officeDirector', 'managementDepartment', 'gmOffice'],
    because: 'P4.3: how somebody works is for those above them, and no figure for a dashboard',
  },
} as const

/** Whoever sees an appeal sees its clocks; what is counted by is no secret inside a group. */
export const permissions = permissionTable('sla', {
  Appeal: appealSeenByLink,
  Project: placePointedTo,
  'Query.dueNext': appealReaders,
  'Query.compliance': {
    ...complianceReaders,
    roles: [...complianceReaders.roles, 'biReader'],
    because: 'P4.3, C0.1: who supervises a place sees what was promised there and kept; a BI reader counts',
    cases: ofPersons,
  },
  'Query.clocksOf': { ...complianceReaders, cases: ofPersons },
  'Query.projectCalendarChange': calendarKeepers,
  'Mutation.setProjectCalendar': calendarKeepers,
  'Query.holidaysChange': noticePublishers,
  'Mutation.publishHolidays': noticePublishers,
})
