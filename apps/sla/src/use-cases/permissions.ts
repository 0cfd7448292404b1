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

/** Who says that a matter cannot go on, takes longer, or ran out for a reason. */
const atWork: PermissionRow = {
  roles: [
    'buildingSteward',
    'mallOperator',
    'departmentWorker',
    'departmentManager',
    'securityShiftLeader',
    'officeDirector',
    'divisionDirector',
  ],
  scope: 'project',
  customers: 'none',
  because: 'P5.2.1, P5.4.2, M4.7.1: who is at work on it at the place, or answers for the place',
}

/** Who decides, about what others ask for, whether a time is held against the place. */
const deciders: PermissionRow = {
  roles: ['officeDirector', 'divisionDirector', 'managementDepartment', 'gmOffice'],
  scope: 'project',
  customers: 'none',
  because: 'P4.3, P4.4, M4.7.1: who organises or supervises a place, and never who asked',
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
  'Query.compliance': {
    ...complianceReaders,
    roles: [...complianceReaders.roles, 'biReader'],
    because: 'P4.3, C0.1: who supervises a place sees what was promised there and kept; a BI reader counts',
    cases: ofPersons,
  },
  'Query.clocksOf': { ...complianceReaders, cases: ofPersons },
  'Query.projectCalendarChange': calendarKeepers,
  'Mutation.setProjectCalendar': calendarKeepers,
  'Query.simulation': policyMakers,
  'Query.simulations': policyMakers,
  'Mutation.startSimulation': policyMakers,
  'Mutation.cancelSimulation': policyMakers,
  'Query.holidaysChange': noticePublishers,
  'Mutation.publishHolidays': noticePublishers,
  'Mutation.pauseClocks': atWork,
  'Mutation.resumeClocks': atWork,
  'Mutation.approvePause': deciders,
  'Mutation.requestExtension': atWork,
  'Mutation.decideExtension': {
    ...deciders,
    roles: ['departmentManager', ...deciders.roles],
    because: 'M4.7.1: of these, the posts above that the procedure names, and never who asked',
  },
  'Mutation.recordBreachCause': atWork,
  'Mutation.requestExcuse': atWork,
  'Mutation.decideExcuse': deciders,
})
