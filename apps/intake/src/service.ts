import 'reflect-metadata'
import type { Service } from '@shouwen/subgraph/service'
import type { IntakeApp } from './app'
import { transitionFaults } from './domain/transitions'
import { AllowedActions } from './graph/allowed-actions'
import { AppealFields } from './graph/appeal-fields'
import { AppealForms } from './graph/appeal-forms'
import { AppealMutations } from './graph/appeal-mutations'
import { AppealQueries, loadAppeal } from './graph/appeal-queries'
import { AppealWords } from './graph/appeal-words'
import { ComplaintSummaries, loadSummary } from './graph/complaint-summaries'
import { ContactHandovers } from './graph/contact-handovers'
import { DailyDuties } from './graph/daily-duties'
import { Escalations } from './graph/escalations'
import { HistoryImport } from './graph/history-import'
import { PlaybookFields } from './graph/playbook-fields'
import { ProcedureQueries } from './graph/procedure-queries'
import { ReplyFields } from './graph/reply-fields'
import { loadReply, WrittenReplies } from './graph/written-replies'
import { StepMutations } from './graph/step-mutations'
import { whenAppealHandedOver } from './reactions/when-appeal-handed-over'
import { whenCustomerLinked } from './reactions/when-customer-linked'
import { whenCustomerRegistered } from './reactions/when-customer-registered'
import { whenGroupOpened } from './reactions/when-group-opened'
import { whenProjectOpened } from './reactions/when-project-opened'
import { whenRevisitCompleted } from './reactions/when-revisit-completed'
import { whenStaffAppointed } from './reactions/when-staff-appointed'
import { whenStaffDismissed } from './reactions/when-staff-dismissed'
import { whenUnitsRegistered } from './reactions/when-units-registered'
import { whenWorkOrderAccepted } from './reactions/when-work-order-accepted'
import { whenWorkOrderDone } from './reactions/when-work-order-done'
import { whenWorkOrderOpened } from './reactions/when-work-order-opened'
import { Appeals1764000000001 } from './store/migrations/0001-appeals'
import { Steps1764000000003 } from './store/migrations/0002-steps'
import { WrittenReplies1764000000005 } from './store/migrations/0004-written-replies'
import {
  appealTable,
  contactHandoverTable,
  dailyDutyTable,
  escalationTable,
  feedbackTable,
  instructionTable,
  packTable,
  progressTable,
  projectTable,
  replyDecisionTable,
  replyTable,
  scopeJudgementTable,
  stepTable,
} from './store/tables'
import { permissions } from './use-cases/permissions'
import { raisingDuties } from './use-cases/raise-duties'

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
    escalationTable,
    replyTable,
    replyDecisionTable,
    dailyDutyTable,
    packTable,
    projectTable,
  ],
  migrations: [Appeals1764000000001, Steps1764000000003, WrittenReplies1764000000005],
  app: ({ store }) => ({ store }),
  graph: {
    resolvers: [
      AppealQueries,
      AllowedActions,
      AppealFields,
      AppealForms,
      ComplaintSummaries,
      AppealWords,
      AppealMutations,
      HistoryImport,
      PlaybookFields,
      StepMutations,
      ContactHandovers,
      Escalations,
      WrittenReplies,
      ReplyFields,
      DailyDuties,
      ProcedureQueries,
    ],
    types: [],
    references: {
      Appeal: async (told, context) => {
        const appeal = await loadAppeal(told.id, context)
        return appeal === null ? null : { ...appeal, told }
      },
      ComplaintSummary: loadSummary,
      WrittenReply: loadReply,
    },
  },
  permissions,
  reactions: [
    whenGroupOpened,
    whenProjectOpened,
    whenUnitsRegistered,
    whenStaffAppointed,
    whenStaffDismissed,
    whenCustomerRegistered,
    whenCustomerLinked,
    whenAppealHandedOver,
    whenWorkOrderOpened,
    whenWorkOrderAccepted,
    whenWorkOrderDone,
    whenRevisitCompleted,
  ],
  jobs: () => [raisingDuties],
}
