import 'reflect-metadata'
import type { Service } from '@shouwen/subgraph/service'
import type { SlaApp } from './app'
import { AppealClocks, ClockFields } from './graph/clock-fields'
import { AppealType } from './graph/appeal-type'
import { CalendarChanges } from './graph/calendar-changes'
import { ClockQueries } from './graph/clock-queries'
import { ProjectCalendars } from './graph/project-calendars'
import { ProjectType } from './graph/project-type'
import { SimulationFields, Simulations } from './graph/simulations'
import { whenAppealClosed } from './reactions/when-appeal-closed'
import { whenAppealHandedOver } from './reactions/when-appeal-handed-over'
import { whenAppealImported } from './reactions/when-appeal-imported'
import { whenAppealRegistered } from './reactions/when-appeal-registered'
import { whenAppealReclassified } from './reactions/when-appeal-reclassified'
import { whenAppealReopened } from './reactions/when-appeal-reopened'
import { whenAppealResolved } from './reactions/when-appeal-resolved'
import { whenCustomerIdentified } from './reactions/when-customer-identified'
import { whenCustomerInformed } from './reactions/when-customer-informed'
import { whenPackPublished, whenPackPublishedV1 } from './reactions/when-pack-published'
import { whenProjectOpened } from './reactions/when-project-opened'
import { whenReplyDelivered } from './reactions/when-reply-delivered'
import { whenRevisitCompleted } from './reactions/when-revisit-completed'
import { whenStepOpened } from './reactions/when-step-opened'
import { whenStepSettled } from './reactions/when-step-settled'
import { calendarTable, noticeTable } from './store/calendar-tables'
import { timerReadings } from './store/timer-readings'
import { Clocks1764000000001 } from './store/migrations/0001-clocks'
import { StepMoments1764000000004 } from './store/migrations/0002-step-moments'
import { Calendars1764000000023 } from './store/migrations/0003-calendars'
import { Simulations1764000000026 } from './store/migrations/0006-simulations'
import { simulationTable } from './store/simulation-table'
import { appealTable, clockTable, momentTable, packTable, projectTable, timerTable } from './store/tables'
import { firingTimers } from './use-cases/fire-timers'
import { permissions } from './use-cases/permissions'
import { replayingPast } from './use-cases/replay-past'

/** Sla: the clocks that appeals run against, their warnings and breaches. */
export const service: Service<SlaApp> = {
  name: 'sla',
  entities: [
    clockTable,
    timerTable,
    appealTable,
    momentTable,
    packTable,
    projectTable,
    calendarTable,
    noticeTable,
    simulationTable,
  ],
  migrations: [
    Clocks1764000000001,
    StepMoments1764000000004,
    Calendars1764000000023,
    Simulations1764000000026,
  ],
  app: ({ store }) => ({ store }),
  graph: {
    resolvers: [
      ClockQueries,
      AppealClocks,
      ClockFields,
      ProjectCalendars,
      CalendarChanges,
      Simulations,
      SimulationFields,
    ],
    types: [AppealType, ProjectType],
    references: { Appeal: ({ id }) => ({ id }), Project: ({ id }) => ({ id }) },
  },
  permissions,
  reactions: [
    whenPackPublished,
    whenPackPublishedV1,
    whenProjectOpened,
    whenAppealRegistered,
    whenAppealImported,
    whenCustomerIdentified,
    whenAppealHandedOver,
    whenCustomerInformed,
    whenReplyDelivered,
    whenAppealResolved,
    whenRevisitCompleted,
    whenAppealReopened,
    whenAppealReclassified,
    whenAppealClosed,
    whenStepOpened,
    whenStepSettled,
  ],
  readings: timerReadings,
  jobs: () => [firingTimers, replayingPast()],
}
