import {
  appealKinds,
  channels,
  contactAnswers,
  customerAnswers,
  impacts,
  repairGrades,
  reportForms,
  severities,
} from '@shouwen/vocabulary/appeals'
import { attachmentKinds, workMoments } from '@shouwen/vocabulary/attachments'
import { noticeChannels, noticeOccasions, noticeRecipients } from '@shouwen/vocabulary/notices'
import { projectKinds, roles } from '@shouwen/vocabulary/organisation'
import { complaintScopes } from '@shouwen/vocabulary/playbooks'
import {
  confidentialityReasons,
  disclosureGrounds,
  disclosureParts,
  secretGrounds,
} from '@shouwen/vocabulary/privacy'
import { z } from 'zod'
import { code, id, instant, path, version } from './fields'
import { defineFact, type DataOf } from './fact'

const publishedPack = {
  packId: code,
  version,
  projectKind: z.enum(projectKinds.codes),
  effectiveFrom: instant,
  /** The whole pack; read it with validatePack. */
  pack: z.unknown(),
}

/** Announced before a procedure could be published for one company or project, and read still: it held for the group. */
export const packPublishedV1 = defineFact({
  type: 'intake.pack.published.v1',
  about: 'A procedure pack became valid for a whole group. Not announced any more.',
  data: z.strictObject(publishedPack),
})

export const packPublished = defineFact({
  type: 'intake.pack.published.v2',
  about:
    'A procedure pack became valid: the shipped ones when the group opens, its own when it publishes them (C0.1).',
  data: z.strictObject({
    ...publishedPack,
    /** Where it holds: a company's or a project's path; null: the whole group. */
    scope: path.nullable(),
  }),
})

/** A published version, whichever fact told of it: what came before had no place, and held for the group. */
export type PublishedPack = DataOf<typeof packPublished>

export const appealRegistered = defineFact({
  type: 'intake.appeal.registered.v1',
  about: 'Fired once, when a receiver registers an appeal; the clocks start here.',
  data: z.strictObject({
    appealId: id,
    number: code,
    projectId: id,
    projectPath: path,
    unitId: id.nullable(),
    customerId: id.nullable(),
    /** The caller is on the appeal by name and telephone only; the profile service is to link or make a customer. */
    callerUnknown: z.boolean(),
    kind: z.enum(appealKinds.codes),
    channel: z.enum(channels.codes),
    category: code,
    grade: z.enum(repairGrades.codes).nullable(),
    impact: z.enum(impacts.codes).nullable(),
    /** P5.4.1: the complaint is about property service itself. */
    aboutService: z.boolean(),
    /** When the customer spoke. */
    receivedAt: instant,
    registeredAt: instant,
    firstContactId: z.string(),
    packId: code,
    packVersion: version,
    version,
  }),
})

const importedAppeal = {
  appealId: id,
  projectId: id,
  projectPath: path,
  source: code,
  /** The words of the source, kept as they are. */
  sourceNature: z.string().max(100),
  sourceChannel: z.string().max(100),
  kind: z.enum(appealKinds.codes).nullable(),
  channel: z.enum(channels.codes).nullable(),
  receivedAt: instant,
  version,
}

export const appealImportedV1 = defineFact({
  type: 'intake.appeal.imported.v1',
  about: 'A row of history was brought in. Not announced any more.',
  data: z.strictObject(importedAppeal),
})

export const appealImported = defineFact({
  type: 'intake.appeal.imported.v2',
  about:
    'Fired once per row of history brought in; it asks for no work. Where its source had promised a time, sla keeps that as a clock.',
  data: z.strictObject({
    ...importedAppeal,
    /** What its source tells of its times; null: nothing. */
    promisedBy: instant.nullable(),
    repliedAt: instant.nullable(),
    resolvedAt: instant.nullable(),
  }),
})

const ofAppeal = { appealId: id, version }

export const customerIdentified = defineFact({
  type: 'intake.appeal.customer-identified.v1',
  about:
    'The caller of an appeal became a known customer; name and telephone are no longer kept on the appeal.',
  data: z.strictObject({ ...ofAppeal, customerId: id }),
})

export const appealInstructed = defineFact({
  type: 'intake.appeal.instructed.v1',
  about: 'The director signed the instruction field of the form (P5.1.3).',
  data: z.strictObject({ ...ofAppeal, instructionId: id }),
})

export const confidentialityMarked = defineFact({
  type: 'intake.appeal.confidentiality-marked.v1',
  about: 'An appeal was made confidential, or no longer is (P5.6.3.3).',
  data: z.strictObject({
    ...ofAppeal,
    confidential: z.boolean(),
    reason: z.enum(confidentialityReasons.codes),
  }),
})

const ofGrant = { appealId: id, grantId: id }

export const disclosureGranted = defineFact({
  type: 'intake.disclosure.granted.v1',
  about: 'Parts of a kept appeal may be given to somebody, until the grant ends (P5.6.3.3).',
  data: z.strictObject({
    ...ofGrant,
    /** Null: somebody outside the house, whose name stays with intake. */
    toStaff: z.string().nullable(),
    parts: z.array(z.enum(disclosureParts.codes)),
    ground: z.enum(disclosureGrounds.codes),
    endsAt: instant,
  }),
})

export const disclosureRevoked = defineFact({
  type: 'intake.disclosure.revoked.v1',
  about: 'A grant was revoked before its end: nothing is disclosed under it any more (P5.6.3.3).',
  data: z.strictObject(ofGrant),
})

export const disclosureMade = defineFact({
  type: 'intake.disclosure.made.v1',
  about:
    'Something kept was given to somebody: read under a grant, or handed over in a step (P5.6.3.3, P5.6.5.1).',
  data: z.strictObject({
    appealId: id,
    disclosureId: id,
    /** Null: handed over in a step of a playbook. */
    grantId: id.nullable(),
    toStaff: z.string().nullable(),
    parts: z.array(z.enum(disclosureParts.codes)),
    ground: z.enum(disclosureGrounds.codes),
  }),
})

export const disclosureDeclined = defineFact({
  type: 'intake.disclosure.declined.v1',
  about: "An inquiry asks for another customer's secret or the company's, which is kept (P5.6.3.3).",
  data: z.strictObject({ ...ofAppeal, ground: z.enum(secretGrounds.codes) }),
})

export const appealReclassified = defineFact({
  type: 'intake.appeal.reclassified.v1',
  about:
    'An appeal was decided to be of another kind than it was registered as (M4.2): other clocks and steps apply from here.',
  data: z.strictObject({
    ...ofAppeal,
    from: z.enum(appealKinds.codes),
    kind: z.enum(appealKinds.codes),
    category: code,
    grade: z.enum(repairGrades.codes).nullable(),
    impact: z.enum(impacts.codes).nullable(),
    aboutService: z.boolean(),
    at: instant,
  }),
})

export const appealFollowedUp = defineFact({
  type: 'intake.appeal.followed-up.v1',
  about: 'Somebody asked after an open appeal at its interval; the next time is fixed (M3.2).',
  data: z.strictObject({ appealId: id, followUpId: id, at: instant, nextAt: instant }),
})

export const followUpMissed = defineFact({
  type: 'intake.appeal.follow-up-missed.v1',
  about: 'Nobody followed an open appeal up by the time that was due (M3.2). Told once for each interval.',
  data: z.strictObject({ appealId: id, dueAt: instant, missed: z.int().min(1) }),
})

export const scopeJudged = defineFact({
  type: 'intake.appeal.scope-judged.v1',
  about: 'The department manager judged whether a complaint is about what was promised (M4.5).',
  data: z.strictObject({ ...ofAppeal, scope: z.enum(complaintScopes.codes) }),
})

export const severityJudged = defineFact({
  type: 'intake.appeal.severity-judged.v1',
  about: 'The department judged how grave a matter is; a major one goes up at once (M4.7.1).',
  data: z.strictObject({ ...ofAppeal, severity: z.enum(severities.codes) }),
})

const ofReport = { appealId: id, reportId: id }

export const reportMade = defineFact({
  type: 'intake.report.made.v1',
  about:
    'A complaint was reported to who answers for it: in writing by the house when it is registered, or orally (P5.6.2.2).',
  data: z.strictObject({
    ...ofReport,
    form: z.enum(reportForms.codes),
    /** A written one goes to a post, an oral one to somebody. */
    toRole: z.enum(roles.codes).nullable(),
    toStaff: z.string().nullable(),
  }),
})

export const reportAcknowledged = defineFact({
  type: 'intake.report.acknowledged.v1',
  about: 'Whoever a report of a complaint was made to has read it (P5.6.2.2).',
  data: z.strictObject(ofReport),
})

/** `timed`: the step has a window, so it has a clock. */
const ofStep = { appealId: id, playbook: code, step: code, at: instant, timed: z.boolean() }

export const stepOpened = defineFact({
  type: 'intake.step.opened.v1',
  about: "A step of an appeal's playbook can be done: its clock starts here, if it has one.",
  data: z.strictObject({ ...ofStep, posts: z.array(z.enum(roles.codes)) }),
})

export const stepSettled = defineFact({
  type: 'intake.step.settled.v1',
  about: 'A step was done, or left out with a reason. What was written down stays with intake.',
  data: z.strictObject({ ...ofStep, how: z.enum(['done', 'skipped']) }),
})

export const attachmentAdded = defineFact({
  type: 'intake.attachment.added.v1',
  about:
    'A photograph, a recording or a letter was put beside the record of an appeal. Neither it nor its name leaves intake.',
  data: z.strictObject({
    appealId: id,
    attachmentId: id,
    kind: z.enum(attachmentKinds.codes),
    /** Evidence of this step; both null: of none. */
    playbook: code.nullable(),
    step: code.nullable(),
    workOrderId: id.nullable(),
    moment: z.enum(workMoments.codes).nullable(),
    visibleToCustomer: z.boolean(),
  }),
})

export const emergencyRaised = defineFact({
  type: 'intake.emergency.raised.v1',
  about:
    'An emergency was raised: appeal and first steps are there. Fired once, with the registration (P5.6.6.1, P5.6.8.1, P5.6.9).',
  urgent: true,
  data: z.strictObject({ appealId: id, playbook: code, at: instant }),
})

const ofEscalation = { ...ofAppeal, escalationId: id, from: z.enum(roles.codes), to: z.enum(roles.codes) }

export const appealEscalated = defineFact({
  type: 'intake.appeal.escalated.v1',
  about:
    "What exceeds somebody's authority went to their superior, with the reason (P5.2.2, P5.6.2.4, M4.6.1).",
  data: z.strictObject(ofEscalation),
})

export const escalationDecided = defineFact({
  type: 'intake.appeal.escalation-decided.v1',
  about: 'The superior decided what had been escalated.',
  data: z.strictObject(ofEscalation),
})

export const feedbackOwed = defineFact({
  type: 'intake.appeal.feedback-owed.v1',
  about: 'The day ends, the appeal is open, and its customer has heard nothing of it today (P5.2.3, M4.7.2).',
  data: z.strictObject({ appealId: id, day: z.iso.date() }),
})

const ofContact = { ...ofAppeal, from: z.string(), to: z.string() }

export const contactOffered = defineFact({
  type: 'intake.appeal.contact-offered.v1',
  about: 'The first contact was offered to somebody else, who has to accept it (P4.1).',
  data: z.strictObject(ofContact),
})

export const contactAnswered = defineFact({
  type: 'intake.appeal.contact-answered.v1',
  about: 'The offer was answered; accepted, the other is the first contact from now on (P4.1).',
  data: z.strictObject({ ...ofContact, answer: z.enum(contactAnswers.codes) }),
})

const ofLink = { appealId: id, linkId: id }

export const linkMade = defineFact({
  type: 'intake.link.made.v1',
  about: 'A link was made by which the customer sees their appeal without an account (C0.3).',
  data: z.strictObject({ ...ofLink, endsAt: instant }),
})

export const linkRevoked = defineFact({
  type: 'intake.link.revoked.v1',
  about: 'A link to an appeal was revoked before its end: it opens nothing any more (C0.3).',
  data: z.strictObject(ofLink),
})

export const linkOpened = defineFact({
  type: 'intake.link.opened.v1',
  about:
    'Somebody opened a link to an appeal (C0.3, P5.6.3.3). Told once for all that is read within 15 minutes.',
  data: z.strictObject({ ...ofLink, at: instant }),
})

export const handoverNoted = defineFact({
  type: 'intake.appeal.handover-noted.v1',
  about: 'The appeal is in the hands of a department.',
  data: z.strictObject({ ...ofAppeal, departmentId: id }),
})

export const departmentChanged = defineFact({
  type: 'intake.appeal.department-changed.v1',
  about: 'The appeal is in the hands of another department than before (P5.6.2.4, M4.4).',
  data: z.strictObject({ ...ofAppeal, departmentId: id }),
})

export const workBegun = defineFact({
  type: 'intake.appeal.work-begun.v1',
  about: 'The first work order of the appeal was accepted.',
  data: z.strictObject({ ...ofAppeal, workOrderId: id }),
})

export const progressReported = defineFact({
  type: 'intake.appeal.progress-reported.v1',
  about: 'The state of the handling was reported for review (P5.3).',
  data: z.strictObject({ ...ofAppeal, progressId: id }),
})

export const progressReviewed = defineFact({
  type: 'intake.appeal.progress-reviewed.v1',
  about: 'A progress report was reviewed and may go to the customer (P5.3).',
  data: z.strictObject({ ...ofAppeal, progressId: id }),
})

export const customerInformed = defineFact({
  type: 'intake.appeal.customer-informed.v1',
  about:
    'Reviewed progress was fed back to the customer, who answered (P5.2.3, P5.3). Stops feedback and reply clocks.',
  data: z.strictObject({
    ...ofAppeal,
    feedbackId: id,
    answer: z.enum(customerAnswers.codes),
    promisedAt: instant.nullable(),
    at: instant,
  }),
})

const ofReply = { ...ofAppeal, replyId: id, at: instant }

export const replyDrafted = defineFact({
  type: 'intake.reply.drafted.v1',
  about: 'A written reply was drafted, or drafted anew after it was sent back (P5.6.3.1, M4.9).',
  data: z.strictObject(ofReply),
})

export const replyApproved = defineFact({
  type: 'intake.reply.approved.v1',
  about:
    'One of the leaders that the procedure names approved a written reply; the last gives it its number.',
  data: z.strictObject({ ...ofReply, role: z.enum(roles.codes), last: z.boolean() }),
})

export const replyReturned = defineFact({
  type: 'intake.reply.returned.v1',
  about: 'A leader sent a written reply back, with the reason (M4.9).',
  data: z.strictObject({ ...ofReply, role: z.enum(roles.codes) }),
})

export const replyDelivered = defineFact({
  type: 'intake.reply.delivered.v1',
  about:
    'The approved reply reached the customer in writing (P5.6.3.1, M4.9). Stops reply and feedback clocks.',
  data: z.strictObject({ ...ofReply, channel: z.enum(channels.codes) }),
})

export const appealResolved = defineFact({
  type: 'intake.appeal.resolved.v1',
  about: 'The first contact declared the matter settled; its revisit is due from here.',
  data: z.strictObject({ ...ofAppeal, at: instant, customerId: id.nullable() }),
})

export const appealReopened = defineFact({
  type: 'intake.appeal.reopened.v1',
  about: 'The customer was not content at the revisit: the appeal is in progress again.',
  data: z.strictObject({ ...ofAppeal, at: instant, revisitId: id }),
})

export const appealClosed = defineFact({
  type: 'intake.appeal.closed.v1',
  about: 'Closed after its revisit (P5.5.1).',
  data: z.strictObject({ ...ofAppeal, at: instant, revisitId: id.nullable() }),
})

export const appealArchived = defineFact({
  type: 'intake.appeal.archived.v1',
  about: 'The record was filed (P4.2); first contact duty ends here.',
  data: z.strictObject({ ...ofAppeal, at: instant }),
})

const ofNotice = {
  appealId: id,
  noticeId: id,
  occasion: z.enum(noticeOccasions.codes),
  recipient: z.enum(noticeRecipients.codes),
  attempts: z.int().min(1),
}

export const noticeSent = defineFact({
  type: 'intake.notice.sent.v1',
  about:
    'Somebody was sent a notice outside the product, by its channel (P5.3, P5.6.2.2, M4.7.1, C0.3). Whether they read it is not known.',
  data: z.strictObject({ ...ofNotice, channel: z.enum(noticeChannels.codes).nullable() }),
})

export const noticeFailed = defineFact({
  type: 'intake.notice.failed.v1',
  about:
    'A notice reached nobody and is tried no more: refused for good, tried too often, or without a channel. Why stays with intake.',
  data: z.strictObject({ ...ofNotice, state: z.enum(['failed', 'dead', 'noAdapter']) }),
})

export const noticeRetried = defineFact({
  type: 'intake.notice.retried.v1',
  about: 'Somebody had a notice tried anew that had reached nobody.',
  data: z.strictObject({ appealId: id, noticeId: id }),
})

export const intakeFacts = [
  packPublishedV1,
  packPublished,
  appealRegistered,
  appealImportedV1,
  appealImported,
  customerIdentified,
  appealInstructed,
  confidentialityMarked,
  disclosureGranted,
  disclosureRevoked,
  disclosureMade,
  disclosureDeclined,
  appealReclassified,
  appealFollowedUp,
  followUpMissed,
  scopeJudged,
  severityJudged,
  reportMade,
  reportAcknowledged,
  appealEscalated,
  escalationDecided,
  feedbackOwed,
  contactOffered,
  contactAnswered,
  linkMade,
  linkRevoked,
  linkOpened,
  emergencyRaised,
  stepOpened,
  stepSettled,
  attachmentAdded,
  handoverNoted,
  departmentChanged,
  workBegun,
  progressReported,
  progressReviewed,
  customerInformed,
  replyDrafted,
  replyApproved,
  replyReturned,
  replyDelivered,
  appealResolved,
  appealReopened,
  appealClosed,
  appealArchived,
  noticeSent,
  noticeFailed,
  noticeRetried,
]
