import {
  text,
  optionalText,
  id,
  optionalId,
  instant,
  optionalInstant,
  date,
  whole,
} from '@shouwen/transactions/columns'
import type { Channel, CustomerAnswer, Severity } from '@shouwen/vocabulary/appeals'
import type { ProjectKind } from '@shouwen/vocabulary/organisation'
import { EntitySchema } from 'typeorm'
import type { Appeal } from '../domain/appeal'
import type { ProgressReport } from '../domain/progress'
import type { PackVersion } from '../domain/pack-version'
import type { ComplaintReport } from '../domain/complaint-report'
import type { CustomerLink } from '../domain/customer-link'
import type { EmergencyCall, KnownDutyNumber } from '../domain/emergency'
import type { Escalation } from '../domain/escalation'
import type { DecisionOnReply, WrittenReply } from '../domain/replies'
import type { DailyDuty } from '../domain/end-of-day'
import type { ContactHandover } from '../domain/contact-handover'
import type { OpenedStep } from '../domain/steps'
import type { ComplaintScope } from '@shouwen/vocabulary/playbooks'

export const appealTable = new EntitySchema<Appeal>({
  name: 'appeal',
  tableName: 'appeals',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    projectId: { name: 'project_id', ...id },
    projectPath: { name: 'project_path', ...text },
    projectKind: { name: 'project_kind', ...text },
    number: text,
    origin: text,
    source: optionalText,
    sourceId: { name: 'source_id', ...optionalText },
    sourceNature: { name: 'source_nature', ...optionalText },
    sourceChannel: { name: 'source_channel', ...optionalText },
    kind: optionalText,
    channel: optionalText,
    category: optionalText,
    grade: optionalText,
    impact: optionalText,
    aboutService: { name: 'about_service', type: 'boolean' },
    scope: optionalText,
    severity: optionalText,
    confidential: { type: 'boolean' },
    declined: optionalText,
    cause: optionalText,
    content: text,
    unitId: { name: 'unit_id', ...optionalId },
    customerId: { name: 'customer_id', ...optionalId },
    callerName: { name: 'caller_name', ...optionalText },
    callerTelephone: { name: 'caller_telephone', ...optionalText },
    receivedAt: { name: 'received_at', ...instant },
    registeredAt: { name: 'registered_at', ...instant },
    firstContactId: { name: 'first_contact_id', ...optionalText },
    packId: { name: 'pack_id', ...optionalText },
    packVersion: { name: 'pack_version', type: 'int', nullable: true },
    status: text,
    departmentId: { name: 'department_id', ...optionalId },
    informedAt: { name: 'informed_at', ...optionalInstant },
    outcome: optionalText,
    demand: optionalText,
    resolvedAt: { name: 'resolved_at', ...optionalInstant },
    revisitedAt: { name: 'revisited_at', ...optionalInstant },
    closedAt: { name: 'closed_at', ...optionalInstant },
    archivedAt: { name: 'archived_at', ...optionalInstant },
    version: { type: 'int' },
  },
})

/** 主管批示: a signed, timed instruction (P5.1.3). */
export interface Instruction {
  id: string
  groupId: string
  appealId: string
  content: string
  signedBy: string
  signedAt: Date
}

export const instructionTable = new EntitySchema<Instruction>({
  name: 'instruction',
  tableName: 'instructions',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    content: text,
    signedBy: { name: 'signed_by', ...text },
    signedAt: { name: 'signed_at', ...instant },
  },
})

export const progressTable = new EntitySchema<ProgressReport>({
  name: 'progress_report',
  tableName: 'progress_reports',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    content: text,
    reportedBy: { name: 'reported_by', ...text },
    reportedAt: { name: 'reported_at', ...instant },
    reviewedBy: { name: 'reviewed_by', ...optionalText },
    reviewedAt: { name: 'reviewed_at', ...optionalInstant },
  },
})

/** What the customer was told, by which channel, and what they answered (P5.2.3, P5.3). */
export interface Feedback {
  id: string
  groupId: string
  appealId: string
  /** Null for an answer that was given at once (M4.2). */
  progressId: string | null
  channel: Channel
  content: string
  answer: CustomerAnswer
  promisedAt: Date | null
  /** M4.3: why what was asked for is not met; null where nothing was refused. */
  refusalReason: string | null
  givenBy: string
  givenAt: Date
}

export const feedbackTable = new EntitySchema<Feedback>({
  name: 'feedback',
  tableName: 'feedbacks',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    progressId: { name: 'progress_id', ...optionalId },
    channel: text,
    content: text,
    answer: text,
    promisedAt: { name: 'promised_at', ...optionalInstant },
    refusalReason: { name: 'refusal_reason', ...optionalText },
    givenBy: { name: 'given_by', ...text },
    givenAt: { name: 'given_at', ...instant },
  },
})

export const stepTable = new EntitySchema<OpenedStep>({
  name: 'step',
  tableName: 'steps',
  columns: {
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id, primary: true },
    playbook: { ...text, primary: true },
    step: { ...text, primary: true },
    openedAt: { name: 'opened_at', ...instant },
    how: optionalText,
    settledBy: { name: 'settled_by', ...optionalText },
    settledAt: { name: 'settled_at', ...optionalInstant },
    reason: optionalText,
    evidence: { type: 'jsonb', nullable: true },
  },
})

/** M4.5: a manager's judgement of a complaint, with the reason. */
export interface ScopeJudgement {
  id: string
  groupId: string
  appealId: string
  scope: ComplaintScope
  reason: string
  judgedBy: string
  judgedAt: Date
}

export const scopeJudgementTable = new EntitySchema<ScopeJudgement>({
  name: 'scope_judgement',
  tableName: 'scope_judgements',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    scope: text,
    reason: text,
    judgedBy: { name: 'judged_by', ...text },
    judgedAt: { name: 'judged_at', ...instant },
  },
})

/** M4.7.1: how grave a department judged a matter to be, with the reason. */
export interface SeverityJudgement {
  id: string
  groupId: string
  appealId: string
  severity: Severity
  reason: string
  judgedBy: string
  judgedAt: Date
}

export const severityJudgementTable = new EntitySchema<SeverityJudgement>({
  name: 'severity_judgement',
  tableName: 'severity_judgements',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    severity: text,
    reason: text,
    judgedBy: { name: 'judged_by', ...text },
    judgedAt: { name: 'judged_at', ...instant },
  },
})

export const reportTable = new EntitySchema<ComplaintReport>({
  name: 'complaint_report',
  tableName: 'complaint_reports',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    projectPath: { name: 'project_path', ...text },
    form: text,
    toRole: { name: 'to_role', ...optionalText },
    toStaff: { name: 'to_staff', ...optionalText },
    clause: text,
    content: text,
    reportedBy: { name: 'reported_by', ...optionalText },
    reportedAt: { name: 'reported_at', ...instant },
    acknowledgedBy: { name: 'acknowledged_by', ...optionalText },
    acknowledgedAt: { name: 'acknowledged_at', ...optionalInstant },
  },
})

export const escalationTable = new EntitySchema<Escalation>({
  name: 'escalation',
  tableName: 'escalations',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    fromRole: { name: 'from_role', ...text },
    toRole: { name: 'to_role', ...text },
    clause: text,
    reason: text,
    escalatedBy: { name: 'escalated_by', ...optionalText },
    escalatedAt: { name: 'escalated_at', ...instant },
    decision: optionalText,
    decidedBy: { name: 'decided_by', ...optionalText },
    decidedAt: { name: 'decided_at', ...optionalInstant },
  },
})

export const replyTable = new EntitySchema<WrittenReply>({
  name: 'reply',
  tableName: 'replies',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    clause: text,
    status: text,
    title: text,
    body: text,
    draftedBy: { name: 'drafted_by', ...text },
    draftedAt: { name: 'drafted_at', ...instant },
    approvals: { type: 'int' },
    number: optionalText,
    approvedAt: { name: 'approved_at', ...optionalInstant },
    channel: optionalText,
    receipt: optionalText,
    deliveredBy: { name: 'delivered_by', ...optionalText },
    deliveredAt: { name: 'delivered_at', ...optionalInstant },
  },
})

export const replyDecisionTable = new EntitySchema<DecisionOnReply>({
  name: 'reply_decision',
  tableName: 'reply_decisions',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    replyId: { name: 'reply_id', ...id },
    role: text,
    decision: text,
    reason: optionalText,
    decidedBy: { name: 'decided_by', ...text },
    decidedAt: { name: 'decided_at', ...instant },
  },
})

export const dailyDutyTable = new EntitySchema<DailyDuty>({
  name: 'daily_duty',
  tableName: 'daily_duties',
  columns: {
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id, primary: true },
    day: { ...date, primary: true },
    clause: text,
    raisedAt: { name: 'raised_at', ...instant },
    doneAt: { name: 'done_at', ...optionalInstant },
  },
})

export const contactHandoverTable = new EntitySchema<ContactHandover>({
  name: 'contact_handover',
  tableName: 'contact_handovers',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    offeredBy: { name: 'offered_by', ...text },
    offeredFrom: { name: 'offered_from', ...text },
    offeredTo: { name: 'offered_to', ...text },
    offeredAt: { name: 'offered_at', ...instant },
    reason: text,
    answer: optionalText,
    answeredAt: { name: 'answered_at', ...optionalInstant },
    answerReason: { name: 'answer_reason', ...optionalText },
  },
})

export const customerLinkTable = new EntitySchema<CustomerLink>({
  name: 'customer_link',
  tableName: 'customer_links',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    madeBy: { name: 'made_by', ...text },
    madeAt: { name: 'made_at', ...instant },
    endsAt: { name: 'ends_at', ...instant },
    revokedBy: { name: 'revoked_by', ...optionalText },
    revokedAt: { name: 'revoked_at', ...optionalInstant },
    openedAt: { name: 'opened_at', ...optionalInstant },
    openings: whole,
  },
})

export const packTable = new EntitySchema<PackVersion>({
  name: 'pack_version',
  tableName: 'packs',
  columns: {
    groupId: { name: 'group_id', ...id, primary: true },
    packId: { name: 'pack_id', ...text, primary: true },
    version: { type: 'int', primary: true },
    projectKind: { name: 'project_kind', ...text },
    scope: optionalText,
    effectiveFrom: { name: 'effective_from', ...instant },
    publishedBy: { name: 'published_by', ...optionalText },
    body: { type: 'jsonb' },
  },
})

/** What intake keeps of a project, from dispatch's facts. */
export interface KnownProject {
  projectId: string
  groupId: string
  path: string
  code: string
  kind: ProjectKind
  timeZone: string
  /** `HH:mm`; the whole day for a project that was opened before they were kept here. */
  opens: string
  closes: string
}

export const projectTable = new EntitySchema<KnownProject>({
  name: 'known_project',
  tableName: 'known_projects',
  columns: {
    projectId: { name: 'project_id', ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    path: text,
    code: text,
    kind: text,
    timeZone: { name: 'time_zone', ...text },
    opens: text,
    closes: text,
  },
})

export const emergencyTable = new EntitySchema<EmergencyCall>({
  name: 'emergency',
  tableName: 'emergencies',
  columns: {
    appealId: { name: 'appeal_id', ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    address: text,
    telephone: text,
  },
})

/** The numbers on duty of a project, as dispatch told of them last. */
export interface KnownDutyNumbers {
  projectId: string
  groupId: string
  numbers: KnownDutyNumber[]
  version: number
}

export const dutyNumbersTable = new EntitySchema<KnownDutyNumbers>({
  name: 'known_duty_numbers',
  tableName: 'known_duty_numbers',
  columns: {
    projectId: { name: 'project_id', ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    numbers: { type: 'jsonb' },
    version: whole,
  },
})
