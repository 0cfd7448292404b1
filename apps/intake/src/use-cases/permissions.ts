import { whoKeepsSecrets } from '@shouwen/access/secret-keepers'
import { permissionTable, type Permission, type PermissionRow } from '@shouwen/access/permission'
import { appealReaders, appealSeenByLink, everyPost } from '@shouwen/access/posts'
import type { Role } from '@shouwen/vocabulary/organisation'

const receivers = ['buildingSteward', 'mallOperator', 'officeDirector', 'securityShiftLeader'] as const

/** Who receives, by the procedure of the project. */
const receivingPosts = {
  residential: {
    roles: ['buildingSteward', 'officeDirector', 'securityShiftLeader'],
    because: 'P4.2: the steward receives, the director for the whole office, the shift leader at night',
  },
  mall: { roles: ['mallOperator'], because: 'M2: operations staff and the front desk receive' },
} as const

const atTheProject = { scope: 'project', customers: 'none' } as const

const atACompany = { scope: 'company', customers: 'none' } as const

const firstContact = { scope: 'assigned', customers: 'none' } as const

const complaintReaders: PermissionRow = {
  ...appealReaders,
  customers: 'none',
  services: [],
  because: 'P4.3, M4.8: who handles, supervises or reports reads them together; customers read their own',
}

/** Who may do what with appeals; what else a change asks for is in the transition table. */
export const permissions = permissionTable('intake', {
  Appeal: appealSeenByLink,
  WrittenReply: appealReaders,
  'Appeal.callerToIdentify': {
    roles: [],
    ...atTheProject,
    services: ['customer-profile'],
    because: 'ADR 0006: who links callers to customers',
  },
  'Query.appeal': appealSeenByLink,
  'Query.appeals': appealReaders,
  'Query.mineToAnswerFor': {
    roles: everyPost,
    ...firstContact,
    because: 'P4.1, M3.3: what somebody is first contact of',
  },
  'Query.procedurePack': { ...appealReaders, customers: 'none', services: [], because: 'C0.1' },
  'Query.publishedProcedures': { ...appealReaders, customers: 'none', services: [], because: 'C0.1' },
  'Query.procedureFlowchart': { ...appealReaders, customers: 'none', services: [], because: 'P6.0' },
  'Query.appealFlowchart': { ...appealReaders, customers: 'none', services: [], because: 'P6.0' },
  'Query.checkProcedure': {
    roles: ['managementDepartment'],
    ...atACompany,
    because: 'C0.1: who publishes tries it first',
  },
  'Query.feedbackOwed': { ...appealReaders, customers: 'none', because: 'P5.2.3, M4.7.2: who follows up' },
  'Query.complaintSummary': complaintReaders,
  ComplaintSummary: complaintReaders,
  'Query.contactOffersToMe': {
    roles: everyPost,
    ...firstContact,
    because: 'P4.1: what somebody is asked to take over',
  },
  'Query.conductValues': {
    ...appealReaders,
    customers: 'none',
    services: [],
    because: 'P5.6.2.1: shown where a complaint is registered',
  },
  'Query.reportsToMe': {
    roles: everyPost,
    scope: 'assigned',
    customers: 'none',
    because: 'P5.6.2.2: what was reported to somebody, or to a post of theirs',
  },
  'Mutation.logOralReport': {
    roles: receivers,
    ...atTheProject,
    because: 'P5.6.2.2: who receives complaints reports them',
  },
  'Mutation.acknowledgeReport': {
    roles: everyPost,
    ...atTheProject,
    because: 'P5.6.2.2: of these, the post or the person that it was reported to',
  },
  'Mutation.judgeSeverity': {
    roles: ['departmentWorker', 'departmentManager'],
    ...atTheProject,
    because: 'M4.7.1: of these, the posts of the department that the procedure names judge',
  },
  'Query.accountOfLink': {
    roles: [],
    scope: 'group',
    customers: 'none',
    services: ['gateway'],
    because: 'C0.3: the gateway finds out which appeal a link shows',
  },
  'Mutation.linkForCustomer': {
    roles: receivers,
    ...atTheProject,
    because: 'C0.3, P4.1, M3.3: who receives appeals there keeps their customers informed',
    cases: receivingPosts,
  },
  'Mutation.revokeCustomerLink': {
    roles: receivers,
    ...atTheProject,
    because: 'C0.3, P4.1, M3.3: who may make a link may take it back',
    cases: receivingPosts,
  },
  'Query.failedNotices': {
    roles: ['officeDirector', 'divisionDirector', 'managementDepartment', 'gmOffice'],
    ...atTheProject,
    because: 'P5.3, P5.6.2.2, M4.7.1: who answers for a place, or supervises it, sees who was not told',
  },
  'Mutation.retryNotice': {
    roles: ['officeDirector', 'divisionDirector', 'managementDepartment'],
    ...atTheProject,
    because: 'P5.3, P5.6.2.2, M4.7.1: who answers for a place, or supervises it, has them told after all',
  },
  'Mutation.registerAppeal': {
    roles: receivers,
    ...atTheProject,
    because: 'P4.2, M2: who receives differs by procedure; posts of an estate are none of a mall',
    cases: receivingPosts,
  },
  'Mutation.raiseEmergency': {
    roles: receivers,
    ...atTheProject,
    because: 'P5.6.6.1, P5.6.8.1, P5.6.9: who receives there raises the alarm',
    cases: receivingPosts,
  },
  'Mutation.offerContact': { roles: receivers, ...firstContact, because: 'P4.1, M3.3' },
  'Mutation.answerContactOffer': {
    roles: receivers,
    ...atTheProject,
    because: 'P4.1, M3.3: who receives appeals there can answer for one',
    cases: receivingPosts,
  },
  'Mutation.instructAppeal': {
    roles: everyPost,
    ...atTheProject,
    because: 'P5.1.3, M4.7.1: of these, the post that the procedure names signs',
  },
  'Mutation.reportProgress': {
    roles: [...receivers, 'departmentWorker', 'departmentManager'],
    ...atTheProject,
    because: 'P5.3, M4.4: who handles reports',
  },
  'Mutation.reviewProgress': {
    roles: everyPost,
    ...atTheProject,
    because: 'P5.3: of these, the post that the procedure names reviews',
  },
  'Mutation.escalateAppeal': {
    roles: everyPost,
    ...atTheProject,
    because: 'P5.2.2, M4.7.1: of these, the posts of which the procedure names a superior escalate',
  },
  'Mutation.decideEscalation': {
    roles: everyPost,
    ...atTheProject,
    because: 'P5.6.2.4, M4.6.1: of these, the post that it was escalated to decides',
  },
  'Mutation.judgeScope': {
    roles: everyPost,
    ...atTheProject,
    because: 'M4.5.1: of these, the posts that the procedure names judge',
  },
  'Mutation.completeStep': {
    roles: everyPost,
    ...atTheProject,
    because: 'P5.6, M4: of these, the posts that the step names do it',
  },
  'Mutation.skipStep': {
    roles: everyPost,
    ...atTheProject,
    because: 'P5.6, M4: of these, the posts that the step names may leave it out',
  },
  WorkOrder: appealReaders,
  'Mutation.attach': {
    roles: everyPost,
    ...atTheProject,
    because: 'P5.1.1, M4.2: who handles an appeal adds to its record what they took or were given',
  },
  'Mutation.draftReply': {
    roles: everyPost,
    ...atTheProject,
    because: 'P5.6.3.1, M4.9: of these, the posts that the procedure names draft written replies',
  },
  'Mutation.approveReply': {
    roles: everyPost,
    ...atTheProject,
    because: 'P5.6.3.1, M4.9: of these, the post whose turn it is by the procedure approves',
  },
  'Mutation.returnReply': {
    roles: everyPost,
    ...atTheProject,
    because: 'P5.6.3.1, M4.9: of these, the post whose turn it is by the procedure sends back',
  },
  'Mutation.deliverReply': {
    roles: everyPost,
    ...atTheProject,
    because: 'P5.6.3.1, M4.9: of these, the posts that draft written replies deliver them',
  },
  'Mutation.informCustomer': { roles: receivers, ...firstContact, because: 'P4.1, P5.3, M3.3, M4.7.2' },
  'Mutation.resolveAppeal': { roles: receivers, ...firstContact, because: 'P4.1, M3.3' },
  'Mutation.closeAppeal': { roles: receivers, ...atTheProject, because: 'P4.2' },
  'Mutation.archiveAppeal': { roles: receivers, ...atTheProject, because: 'P4.2: the steward archives' },
  'Mutation.markConfidential': {
    ...whoKeepsSecrets,
    because:
      'P5.6.3.3: who answers for the project, or supervises it, decides what is kept; they read it too',
  },
  'Mutation.grantDisclosure': {
    ...whoKeepsSecrets,
    because: 'P5.6.3.3: of who decides what is kept, the posts that the procedure names let others have it',
  },
  'Mutation.revokeDisclosure': {
    ...whoKeepsSecrets,
    because: 'P5.6.3.3: who may grant a disclosure may take it back',
  },
  'Mutation.openDisclosure': {
    roles: everyPost,
    ...firstContact,
    because: 'P5.6.3.3: of these, whom it was granted to; of what goes outside, who may grant it',
  },
  'Mutation.declineToDisclose': {
    roles: receivers,
    ...firstContact,
    because: 'P5.6.3.3: who answers the customer keeps what is secret',
  },
  'Query.followUpsDue': { ...appealReaders, customers: 'none', because: 'M3.2: who follows up' },
  'Mutation.recordFollowUp': { roles: receivers, ...firstContact, because: 'M3.2, M3.3' },
  'Mutation.reclassifyAppeal': {
    roles: ['mallOperator', 'departmentManager', 'divisionDirector'],
    ...atTheProject,
    because: 'M4.2: of these, the posts that the procedure names decide of which kind a matter is',
  },
  'Mutation.answerAtOnce': {
    roles: receivers,
    ...firstContact,
    because: 'M4.2: who was asked answers an inquiry',
  },
  'Mutation.publishProcedure': {
    roles: ['managementDepartment'],
    ...atACompany,
    because: 'C0.1: the management department keeps the rules of the enterprise, each at its place and below',
  },
  'Mutation.importHistory': {
    roles: ['managementDepartment'],
    ...atACompany,
    because: 'bringing in history touches every project of a company',
  },
})

/** An operation that the procedure leaves to one post: who holds it, or directs the division above, may do it. */
export function reservedFor(role: Role, permission: Permission, clause: string): Permission {
  return { ...permission, roles: [role, 'divisionDirector'], because: clause }
}
