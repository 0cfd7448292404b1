import 'reflect-metadata'
import type { Service } from '@shouwen/subgraph/service'
import type { IntakeApp } from './app'
import { transitionFaults } from './domain/transitions'
import { AllowedActions } from './graph/allowed-actions'
import { AppealFields } from './graph/appeal-fields'
import { AppealMutations } from './graph/appeal-mutations'
import { AppealQueries, loadAppeal } from './graph/appeal-queries'
import { AppealWords } from './graph/appeal-words'
import { HistoryImport } from './graph/history-import'
import { ProcedureQueries } from './graph/procedure-queries'
import { whenAppealHandedOver } from './reactions/when-appeal-handed-over'
import { whenCustomerLinked } from './reactions/when-customer-linked'
import { whenCustomerRegistered } from './reactions/when-customer-registered'
import { whenGroupOpened } from './reactions/when-group-opened'
import { whenProjectOpened } from './reactions/when-project-opened'
import { whenRevisitCompleted } from './reactions/when-revisit-completed'
import { whenUnitsRegistered } from './reactions/when-units-registered'
import { whenWorkOrderAccepted } from './reactions/when-work-order-accepted'
import { whenWorkOrderDone } from './reactions/when-work-order-done'
import { whenWorkOrderOpened } from './reactions/when-work-order-opened'
import { Appeals1764000000001 } from './store/migrations/0001-appeals'
import {
  appealTable,
  feedbackTable,
  instructionTable,
  packTable,
  progressTable,
  projectTable,
} from './store/tables'
import { permissions } from './use-cases/permissions'

const faults = transitionFaults()
if (faults.length > 0) throw new Error(`the appeal's transitions: ${faults.join('; ')}`)

/** Intake: appeals from registration to archive, and the procedures they follow. */
export const service: Service<IntakeApp> = {
  name: 'intake',
  entities: [appealTable, instructionTable, progressTable, feedbackTable, packTable, projectTable],
  migrations: [Appeals1764000000001],
  app: ({ store }) => ({ store }),
  graph: {
    resolvers: [
      AppealQueries,
      AllowedActions,
      AppealFields,
      AppealWords,
      AppealMutations,
      HistoryImport,
      ProcedureQueries,
    ],
    types: [],
    references: { Appeal: ({ id }, context) => loadAppeal(id, context) },
  },
  permissions,
  reactions: [
    whenGroupOpened,
    whenProjectOpened,
    whenUnitsRegistered,
    whenCustomerRegistered,
    whenCustomerLinked,
    whenAppealHandedOver,
    whenWorkOrderOpened,
    whenWorkOrderAccepted,
    whenWorkOrderDone,
    whenRevisitCompleted,
  ],
  jobs: () => [],
}
