import 'reflect-metadata'
import { LinkTokens } from '@shouwen/access/link-token'
import type { Service } from '@shouwen/subgraph/service'
import type { IntakeApp } from './app'
import { transitionFaults } from './domain/transitions'
import { Attachments, WorkOrderAttachments, StepAttachments } from './graph/attachments'
import { AllowedActions } from './graph/allowed-actions'
import { AppealInWords } from './graph/appeal-in-words'
import { AppealFields } from './graph/appeal-fields'
import { AppealForms } from './graph/appeal-forms'
import { AppealMutations } from './graph/appeal-mutations'
import { AppealQueries, loadAppeal } from './graph/appeal-queries'
import { AppealWords } from './graph/appeal-words'
import { ComplaintSummaries, loadSummary } from './graph/complaint-summaries'
import { ContactHandovers } from './graph/contact-handovers'
import { CustomerLinks } from './graph/customer-links'
import { DailyDuties } from './graph/daily-duties'
import { Disclosures } from './graph/disclosures'
import { FollowUps } from './graph/follow-ups'
import { Triages } from './graph/triage'
import { Emergencies } from './graph/emergencies'
import { Escalations } from './graph/escalations'
import { HistoryImport } from './graph/history-import'
import { NoticeFields, Notices } from './graph/notices'
import { PlaybookFields } from './graph/playbook-fields'
import { ComplaintReportFields, ComplaintReports } from './graph/complaint-reports'
import { Flowcharts } from './graph/flowcharts'
import { ProcedureQueries } from './graph/procedure-queries'
import { PublishedProcedures } from './graph/published-procedures'
import { ReplyFields } from './graph/reply-fields'
import { Severities } from './graph/severities'
import { loadReply, WrittenReplies } from './graph/written-replies'
import { StepMutations } from './graph/step-mutations'
import { whenAcceptanceRecorded } from './reactions/when-acceptance-recorded'
import { whenAppealHandedOver } from './reactions/when-appeal-handed-over'
import { whenClockBreached, whenDepartmentClockBreached } from './reactions/when-clock-breached'
import { whenCustomerLinked } from './reactions/when-customer-linked'
import { whenCustomerRegistered } from './reactions/when-customer-registered'
import { whenDutyNumbersSet } from './reactions/when-duty-numbers-set'
import { whenGroupOpened } from './reactions/when-group-opened'
import { whenCalendarSet } from './reactions/when-calendar-set'
import { whenHolidaysPublished } from './reactions/when-holidays-published'
import { whenProjectOpened } from './reactions/when-project-opened'
import { whenRelativesRegistered } from './reactions/when-relatives-registered'
import { whenRevisitCompleted } from './reactions/when-revisit-completed'
import { whenRungReached } from './reactions/when-rung-reached'
import { whenStaffAppointed } from './reactions/when-staff-appointed'
import { whenStaffDismissed } from './reactions/when-staff-dismissed'
import { whenUnitsRegistered } from './reactions/when-units-registered'
import { whenWorkOrderAccepted } from './reactions/when-work-order-accepted'
import { whenWorkOrderDone, whenWorkOrderDoneV1 } from './reactions/when-work-order-done'
import { whenWorkOrderOpened } from './reactions/when-work-order-opened'
import { whenWorkOrderReassigned } from './reactions/when-work-order-reassigned'
import { Appeals1764000000001 } from './store/migrations/0001-appeals'
import { Steps1764000000003 } from './store/migrations/0002-steps'
import { Procedures1764000000004 } from './store/migrations/0003-procedures'
import { WrittenReplies1764000000005 } from './store/migrations/0004-written-replies'
import { CustomerLinks1764000000006 } from './store/migrations/0005-customer-links'
import { RepairAcceptance1764000000007 } from './store/migrations/0006-repair-acceptance'
import { Emergencies1764000000008 } from './store/migrations/0007-emergencies'
import { Attachments1764000000010 } from './store/migrations/0009-attachments'
import { Notices1764000000012 } from './store/migrations/0011-notices'
import { KnownCalendars1764000000027 } from './store/migrations/0012-known-calendars'
import { knownCalendarTable, knownHolidaysTable } from './store/known-calendar-tables'
import { attachmentTable } from './store/attachment-table'
import { DisclosuresAndFollowUps1764000000011 } from './store/migrations/0010-disclosures-and-follow-ups'
import { noticeTable } from './store/notice-table'
import { declineTable, disclosureGrantTable, disclosureTable } from './store/disclosure-tables'
import { followUpDutyTable, followUpTable, triageTable } from './store/follow-up-tables'
import {
  appealTable,
  contactHandoverTable,
  customerLinkTable,
  dailyDutyTable,
  dutyNumbersTable,
  emergencyTable,
  escalationTable,
  feedbackTable,
  instructionTable,
  packTable,
  progressTable,
  projectTable,
  reportTable,
  replyDecisionTable,
  replyTable,
  scopeJudgementTable,
  severityJudgementTable,
  stepTable,
} from './store/tables'
import { giveAttachment } from './use-cases/give-attachment'
import { permissions } from './use-cases/permissions'
import { raisingDuties } from './use-cases/raise-duties'
import { sendingNotices } from './use-cases/send-notices'
import { takeUpload } from './use-cases/take-upload'
import { tidyingUploads } from './use-cases/tidy-uploads'
import { raisingMissedFollowUps } from './use-cases/raise-missed-follow-ups'

const faults = transitionFaults()
if (faults.length > 0) throw new Error(`the appeal's transitions: ${faults.join('; ')}`)

/** Intake: appeals from registration to archive, and the procedures they follow. */
export const service: Service<IntakeApp> = {
  name: 'intake',
  entities: [
    appealTable,
    instructionTable,
    progressTable,
    feedbackTable,
    stepTable,
    scopeJudgementTable,
    contactHandoverTable,
    emergencyTable,
    escalationTable,
    replyTable,
    replyDecisionTable,
    dailyDutyTable,
    customerLinkTable,
    noticeTable,
    attachmentTable,
    disclosureGrantTable,
    disclosureTable,
    declineTable,
    triageTable,
    followUpDutyTable,
    followUpTable,
    reportTable,
    severityJudgementTable,
    packTable,
    projectTable,
    knownCalendarTable,
    knownHolidaysTable,
    dutyNumbersTable,
  ],
  migrations: [
    Appeals1764000000001,
    Steps1764000000003,
    Procedures1764000000004,
    WrittenReplies1764000000005,
    CustomerLinks1764000000006,
    RepairAcceptance1764000000007,
    Emergencies1764000000008,
    Attachments1764000000010,
    DisclosuresAndFollowUps1764000000011,
    Notices1764000000012,
    KnownCalendars1764000000027,
  ],
  app: ({ store, blobs, secretFor, notifier, ask }) => ({
    store,
    blobs,
    notifier,
    ask,
    links: new LinkTokens(secretFor('links to appeals')),
  }),
  graph: {
    resolvers: [
      AppealQueries,
      AllowedActions,
      AppealFields,
      AppealForms,
      ComplaintSummaries,
      AppealWords,
      AppealInWords,
      AppealMutations,
      HistoryImport,
      PlaybookFields,
      StepMutations,
      Emergencies,
      ContactHandovers,
      Escalations,
      Disclosures,
      Triages,
      FollowUps,
      WrittenReplies,
      ReplyFields,
      DailyDuties,
      CustomerLinks,
      Notices,
      NoticeFields,
      ProcedureQueries,
      PublishedProcedures,
      Flowcharts,
      ComplaintReports,
      ComplaintReportFields,
      Severities,
      Attachments,
      StepAttachments,
      WorkOrderAttachments,
    ],
    types: [],
    references: {
      Appeal: async (told, context) => {
        const appeal = await loadAppeal(told.id, context)
        return appeal === null ? null : { ...appeal, told }
      },
      ComplaintSummary: loadSummary,
      WrittenReply: loadReply,
      WorkOrder: ({ id }) => ({ id }),
    },
  },
  permissions,
  reactions: [
    whenGroupOpened,
    whenProjectOpened,
    whenCalendarSet,
    whenHolidaysPublished,
    whenUnitsRegistered,
    whenStaffAppointed,
    whenStaffDismissed,
    whenDutyNumbersSet,
    whenRelativesRegistered,
    whenCustomerRegistered,
    whenCustomerLinked,
    whenAppealHandedOver,
    whenWorkOrderOpened,
    whenWorkOrderAccepted,
    whenWorkOrderDone,
    whenWorkOrderDoneV1,
    whenAcceptanceRecorded,
    whenWorkOrderReassigned,
    whenRevisitCompleted,
    whenClockBreached,
    whenDepartmentClockBreached,
    whenRungReached,
  ],
  jobs: (app) => [raisingDuties, raisingMissedFollowUps, tidyingUploads(app.blobs), sendingNotices(app)],
  files: (app) => ({
    take: (actor, file) => takeUpload(app, actor, file),
    give: (actor, id) => giveAttachment(app, actor, id),
  }),
}
