import { permissionTable, type PermissionRow } from '@shouwen/access/permission'
import { appealReaders, appealSeenByLink, everyPost } from '@shouwen/access/posts'
import { roles } from '@shouwen/vocabulary/organisation'

const supervisors = ['divisionDirector', 'officeDirector', 'managementDepartment', 'gmOffice'] as const

const placeReaders: PermissionRow = {
  roles: [...everyPost, 'biReader', 'partner'],
  scope: 'project',
  customers: 'own',
  services: 'all',
  because: 'C0.2: whoever works, forwards or reports at a place knows its units and departments',
}

/** Names of places and people, as an appeal or an order points to them. */
const namesInAGroup: PermissionRow = {
  ...placeReaders,
  scope: 'group',
  customers: 'group',
  links: true,
  because: 'C0.3: who has an appeal in hand, and where, is no secret inside a group',
}

const operator = { roles: ['platformOperator'], scope: 'group', customers: 'none' } as const

const departmentsWork: PermissionRow = {
  roles: ['departmentWorker', 'departmentManager', 'securityShiftLeader'],
  scope: 'department',
  customers: 'none',
  because: 'P5.2.1, P5.6.1, M4.4, M4.7.1: the department that was handed the appeal',
}

/** Who makes the rosters of a place. */
const rosterMakers: PermissionRow = {
  roles: ['departmentManager', 'officeDirector', 'divisionDirector', 'managementDepartment'],
  scope: 'project',
  customers: 'none',
  because: 'M3.1, P5.2.1: who answers for the people of a department or a place says when they are there',
}

/** Who says that somebody is away: a person for themselves, and whoever stands above every post of theirs. */
const superiors: PermissionRow = {
  roles: everyPost,
  scope: 'project',
  customers: 'none',
  because: 'P4.1, M3.3: of these, the person, and whoever stands above every post of theirs',
  cases: {
    directing: {
      roles: ['officeDirector', 'divisionDirector', 'managementDepartment', 'gmOffice'],
      because: 'P4.3: who organises the place',
    },
    overDirectors: {
      roles: ['managementDepartment', 'gmOffice'],
      because: 'P4.4: who stands above those who organise a place',
    },
  },
}

const atTheProject = { scope: 'project', customers: 'none' } as const

/** Who receives appeals, and is their first contact. */
const receivers = ['buildingSteward', 'mallOperator', 'officeDirector', 'securityShiftLeader'] as const

/** Telephones of staff leave this service for one purpose. */
const addressesForNotices: PermissionRow = {
  roles: [],
  scope: 'group',
  customers: 'none',
  services: ['intake'],
  because: 'ADR 0022, P5.6.2.2, M4.7.1: who tells staff of what waits for them',
}

/** Who may do and see what of the organisation, and of the departments' work. */
export const permissions = permissionTable('dispatch', {
  'Query.suggestDepartment': {
    roles: receivers,
    ...atTheProject,
    because: 'P5.2.1, M4.4: who receives a matter finds the department for it',
  },
  Project: namesInAGroup,
  'Project.units': { ...placeReaders, customers: 'none' },
  'Project.dutyNumbers': {
    ...placeReaders,
    roles: everyPost,
    customers: 'none',
    because: 'P5.6.6.2, P5.6.8.1, P5.6.9: whoever works at a place knows whom to call',
  },
  'Project.telephonesForNotices': addressesForNotices,
  'Staff.telephoneForNotices': addressesForNotices,
  Unit: namesInAGroup,
  Department: namesInAGroup,
  Staff: namesInAGroup,
  Appeal: appealSeenByLink,
  WorkOrder: appealReaders,
  'WorkOrder.assignment': {
    ...appealReaders,
    customers: 'none',
    because:
      'P5.2.1, M4.4: why it was given to somebody is told to who handles and supervises, with their load',
  },
  'WorkOrder.costEstimates': {
    ...appealReaders,
    customers: 'none',
    because: 'P5.2.2, P5.4.2: what the house says among itself of money',
  },
  'Staff.skills': {
    roles: everyPost,
    scope: 'group',
    customers: 'none',
    because: 'P5.2.1: who gives out work knows what people are able to do',
  },
  'Project.roster': {
    roles: everyPost,
    scope: 'project',
    customers: 'none',
    because: 'P5.2.1, M3.1: who works at a place knows who is there when',
  },
  'Query.onDuty': {
    roles: everyPost,
    scope: 'project',
    customers: 'none',
    because: 'P5.2.1, M3.1: who works at a place knows who is there now',
  },
  'Query.receptionGaps': {
    roles: [...everyPost, 'biReader'],
    scope: 'project',
    customers: 'none',
    because: 'M3.1, M2: whether somebody is there to receive in all business hours',
  },
  'Query.offeredToMe': {
    roles: everyPost,
    scope: 'own',
    customers: 'none',
    because: 'P5.2.1, M4.4: the orders that were offered to the person',
  },
  'Query.costsToDecide': {
    roles: everyPost,
    scope: 'project',
    customers: 'none',
    because: 'P5.2.2, P5.4.2: of these, the posts that the procedure lets decide so much',
  },
  'Mutation.planShift': rosterMakers,
  'Mutation.removeShift': rosterMakers,
  'Mutation.recordAbsence': superiors,
  'Mutation.endAbsence': superiors,
  'Mutation.setSkills': {
    ...superiors,
    roles: ['officeDirector', 'divisionDirector', 'managementDepartment', 'gmOffice'],
    because: 'P5.2.1: of these, whoever stands above every post of the person',
  },
  'Mutation.grabWorkOrder': departmentsWork,
  'Mutation.estimateCost': departmentsWork,
  'Mutation.approveCost': {
    roles: everyPost,
    ...atTheProject,
    because: 'P5.2.2, P5.4.2: of these, a post that the procedure lets decide so much',
  },
  'Mutation.returnCost': {
    roles: everyPost,
    ...atTheProject,
    because: 'P5.2.2, P5.4.2: of these, a post that the procedure lets decide so much',
  },
  'Query.me': {
    roles: roles.codes,
    scope: 'own',
    customers: 'own',
    services: 'all',
    because: 'whoever is signed in may know as whom',
  },
  'Query.projects': placeReaders,
  'Query.project': placeReaders,
  'Query.accountOf': {
    roles: [],
    scope: 'group',
    customers: 'none',
    services: ['gateway'],
    because: 'the gateway finds out whose account a token is of',
  },
  'Query.workOrders': {
    roles: everyPost,
    scope: 'department',
    customers: 'none',
    because: "P5.2.1, M4.4: a department's own",
    cases: {
      supervising: {
        roles: supervisors,
        because: 'P4.3, P4.4: who supervises sees the orders of every department below',
      },
    },
  },
  'Query.ordersToCoordinate': {
    roles: everyPost,
    ...atTheProject,
    because: 'P5.6.2.4, M4.4: of these, the post that the procedure names as coordinator',
  },
  'Mutation.openGroup': { ...operator, because: 'who runs the platform takes groups on' },
  'Mutation.importOrganisation': {
    ...operator,
    because: 'an organisation decides who may do what, so nobody of it brings it in alone',
  },
  'Mutation.dismissStaff': {
    roles: ['platformOperator', 'managementDepartment'],
    scope: 'group',
    customers: 'none',
    because: 'C0.2: whoever left is let in nowhere, at once; all their posts lie below who says so',
  },
  'Mutation.setDutyNumbers': {
    roles: ['officeDirector', 'departmentManager', 'divisionDirector', 'managementDepartment'],
    ...atTheProject,
    because:
      'P5.6.6.2, P5.6.8.1, P5.6.9: who answers for a project or a department of it, and who supervises',
  },
  'Mutation.acceptWorkOrder': departmentsWork,
  'Mutation.completeWorkOrder': departmentsWork,
  'Mutation.pauseWorkOrder': departmentsWork,
  'Mutation.resumeWorkOrder': departmentsWork,
  'Mutation.refuseWorkOrder': departmentsWork,
  'Mutation.reassignWorkOrder': {
    roles: everyPost,
    ...atTheProject,
    because:
      'P5.2.1, P5.6.2.4, M4.4: of these, the manager of the department that has it, and the coordinator that the procedure names',
  },
  'Mutation.joinDepartment': {
    roles: everyPost,
    ...atTheProject,
    because:
      'P5.2.1, M4.4: of these, who receives, the manager of a department that works on it, and the coordinator',
    cases: { receiving: { roles: receivers, because: 'P4.1, M3.3: who tracks and coordinates it' } },
  },
  'Mutation.recordAcceptance': {
    roles: [...receivers, 'departmentManager'],
    ...atTheProject,
    because: 'P5.6.1: who answers to the customer, and the manager; not the worker whose work it is',
  },
  'Mutation.planMilestones': {
    ...departmentsWork,
    roles: ['departmentManager'],
    because: 'P5.4.2: the manager of the department that has the repair',
  },
  'Mutation.completeMilestone': {
    roles: everyPost,
    ...atTheProject,
    because: 'P5.4.2: of these, the person whom the plan makes responsible',
  },
  'Mutation.approveMilestone': {
    roles: everyPost,
    ...atTheProject,
    because: 'P5.4.2: of these, the post that the plan lets decide',
  },
})
