import 'reflect-metadata'
import type { Service } from '@shouwen/subgraph/service'
import type { SlaApp } from './app'
import { AppealClocks, ClockFields } from './graph/clock-fields'
import { AppealType } from './graph/appeal-type'
import { CalendarChanges } from './graph/calendar-changes'
import { ClockSigns } from './graph/clock-signs'
import { ClockQueries } from './graph/clock-queries'
import { ExtensionsAndExcuses } from './graph/extensions-and-excuses'
import { Pauses } from './graph/pauses'
import { ComplianceQueries } from './graph/compliance'
import { ProjectCalendars } from './graph/project-calendars'
import { ProjectType } from './graph/project-type'
import { whenAcceptanceRecorded } from './reactions/when-acceptance-recorded'
import { SimulationFields, Simulations } from './graph/simulations'
import { whenAppealEscalated, whenEscalationDecided } from './reactions/when-appeal-escalated'
import { whenAppealClosed } from './reactions/when-appeal-closed'
import { whenAppealHandedOver } from './reactions/when-appeal-handed-over'
import { whenAppealImported } from './reactions/when-appeal-imported'
import { whenAppealRegistered } from './reactions/when-appeal-registered'
import { whenAppealReclassified } from './reactions/when-appeal-reclassified'
import { whenAppealReopened } from './reactions/when-appeal-reopened'
import { whenAppealResolved } from './reactions/when-appeal-resolved'
import { whenContactAnswered } from './reactions/when-contact-answered'
import { whenCustomerIdentified } from './reactions/when-customer-identified'
import { whenCustomerInformed } from './reactions/when-customer-informed'
import { whenOrderMoves } from './reactions/when-order-moves'
import { whenProgressReported } from './reactions/when-progress-reported'
import { whenPackPublished, whenPackPublishedV1 } from './reactions/when-pack-published'
import { whenProjectOpened } from './reactions/when-project-opened'
import { whenReplyDelivered } from './reactions/when-reply-delivered'
import { whenRevisitCompleted } from './reactions/when-revisit-completed'
import { whenStepOpened } from './reactions/when-step-opened'
import { whenStepSettled } from './reactions/when-step-settled'
import { whenWorkStandsStill } from './reactions/when-work-stands-still'
import { whenWorkOrderAccepted } from './reactions/when-work-order-accepted'
import { whenWorkOrderDone } from './reactions/when-work-order-done'
import { whenWorkOrderReassigned } from './reactions/when-work-order-reassigned'
import { whenWorkOrderRefused } from './reactions/when-work-order-refused'
import { calendarTable, moveTable, noticeTable } from './store/calendar-tables'
import {
  breachCauseTable,
  excuseTable,
  extensionTable,
  orderMomentTable,
  pauseTable,
  promiseTable,
} from './store/life-tables'
import { timerReadings } from './store/timer-readings'
import { Clocks1764000000001 } from './store/migrations/0001-clocks'
import { StepMoments1764000000004 } from './store/migrations/0002-step-moments'
import { Calendars1764000000023 } from './store/migrations/0003-calendars'
import { ClockLife1764000000024 } from './store/migrations/0004-clock-life'
import { Ladders1764000000025 } from './store/migrations/0005-ladders'
import { Simulations1764000000026 } from './store/migrations/0006-simulations'
import { Compliance1764000000027 } from './store/migrations/0007-compliance'
import { DepartmentClocks1764000000031 } from './store/migrations/0009-department-clocks'
import { OpenAndEnded1764000000035 } from './store/migrations/0010-open-and-ended'
import { CalendarMoves1764000000036 } from './store/migrations/0011-calendar-moves'
import { simulationTable } from './store/simulation-table'
import { appealTable, clockTable, momentTable, packTable, projectTable, timerTable } from './store/tables'
import { finishingMoves } from './use-cases/finish-moves'
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
    moveTable,
    pauseTable,
    orderMomentTable,
    promiseTable,
    extensionTable,
    excuseTable,
    breachCauseTable,
    simulationTable,
  ],
  migrations: [
    Clocks1764000000001,
    StepMoments1764000000004,
    Calendars1764000000023,
    ClockLife1764000000024,
    Ladders1764000000025,
    Simulations1764000000026,
    Compliance1764000000027,
    DepartmentClocks1764000000031,
    OpenAndEnded1764000000035,
    CalendarMoves1764000000036,
  ],
  app: ({ store }) => ({ store }),
  graph: {
    resolvers: [
      ClockQueries,
      ComplianceQueries,
      AppealClocks,
      ClockFields,
      ClockSigns,
      ProjectCalendars,
      CalendarChanges,
      Pauses,
      ExtensionsAndExcuses,
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
    ...whenWorkStandsStill,
    whenContactAnswered,
    whenWorkOrderAccepted,
    whenWorkOrderDone,
    whenWorkOrderRefused,
    whenWorkOrderReassigned,
    whenAcceptanceRecorded,
    ...whenOrderMoves,
    whenProgressReported,
    whenAppealEscalated,
    whenEscalationDecided,
  ],
  readings: timerReadings,
  jobs: () => [firingTimers, finishingMoves, replayingPast()],
}
