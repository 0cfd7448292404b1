import 'reflect-metadata'
import type { Service } from '@shouwen/subgraph/service'
import type { DispatchApp } from './app'
import { transitionFaults } from './domain/work-order'
import { PostNoticeAddresses, StaffNoticeAddress } from './graph/notice-addresses'
import { DutyNumbers } from './graph/duty-numbers'
import { loadDepartment, loadProject, loadStaff, loadUnit } from './graph/load'
import { AssignmentCandidateFields, AssignmentFields, ReceptionFields } from './graph/assignment-fields'
import { CostEstimateFields, CostFields, Costs } from './graph/costs'
import { Offers } from './graph/offers'
import { ProjectFields, UnitFields } from './graph/organisation-fields'
import { OrganisationImport } from './graph/organisation-import'
import { OrganisationQueries } from './graph/organisation-queries'
import { StaffType } from './graph/organisation-types'
import { PassingOn } from './graph/passing-on'
import { AcceptanceFields, MilestoneFields, RepairFields } from './graph/repair-fields'
import { Repairs } from './graph/repairs'
import { KeptResults } from './graph/kept-results'
import { Suggestions } from './graph/suggestions'
import {
  AbsenceFields,
  PlannedShiftFields,
  ProjectRoster,
  RosterEntryFields,
  StaffFields,
} from './graph/roster-fields'
import { Rosters } from './graph/rosters'
import { StaffMutations } from './graph/staff-mutations'
import { HandledAppealFields, HandoverFields, WorkOrderFields } from './graph/work-fields'
import { WorkMutations } from './graph/work-mutations'
import { loadWorkOrder, WorkQueries } from './graph/work-queries'
import { HandledAppealType } from './graph/work-types'
import { whenCalendarSet } from './reactions/when-calendar-set'
import { whenAppealArchived } from './reactions/when-appeal-archived'
import { whenAppealClosed } from './reactions/when-appeal-closed'
import { whenAppealRegistered } from './reactions/when-appeal-registered'
import { whenAppealReclassified } from './reactions/when-appeal-reclassified'
import { whenConfidentialityMarked } from './reactions/when-confidentiality-marked'
import { whenContactAnswered } from './reactions/when-contact-answered'
import { whenAppealReopened } from './reactions/when-appeal-reopened'
import { whenAppealResolved } from './reactions/when-appeal-resolved'
import { whenCustomerIdentified } from './reactions/when-customer-identified'
import { whenPackPublished, whenPackPublishedV1 } from './reactions/when-pack-published'
import { Organisation1764000000001 } from './store/migrations/0001-organisation'
import { Work1764000000002 } from './store/migrations/0002-work'
import { OrdersInHand1764000000003 } from './store/migrations/0003-orders-in-hand'
import { PassingOnAndRepairs1764000000004 } from './store/migrations/0004-passing-on-and-repairs'
import { DutyNumbers1764000000005 } from './store/migrations/0005-duty-numbers'
import { Routings1764000000011 } from './store/migrations/0010-routings'
import { RostersAndAuthority1764000000006 } from './store/migrations/0006-rosters-and-authority'
import { KnownCalendars1764000000027 } from './store/migrations/0011-known-calendars'
import { AskedByTenants1764000000036 } from './store/migrations/0012-asked-by-tenants'
import { knownCalendarTable } from './store/known-calendar-tables'
import { costEstimateTable } from './store/cost-tables'
import {
  companyTable,
  departmentTable,
  dutyBookTable,
  groupTable,
  personTable,
  projectTable,
  unitTable,
} from './store/organisation-tables'
import { acceptanceTable, milestoneTable } from './store/repair-tables'
import { absenceTable, plannedShiftTable, staffSkillsTable } from './store/roster-tables'
import { handoverTable, packTable, workOrderTable } from './store/work-tables'
import { permissions } from './use-cases/permissions'

const faults = transitionFaults()
if (faults.length > 0) throw new Error(`the work order's transitions: ${faults.join('; ')}`)

/** Dispatch: the organisation and its accounts, hand-overs and work orders. */
export const service: Service<DispatchApp> = {
  name: 'dispatch',
  entities: [
    groupTable,
    companyTable,
    projectTable,
    unitTable,
    departmentTable,
    personTable,
    dutyBookTable,
    packTable,
    handoverTable,
    workOrderTable,
    acceptanceTable,
    milestoneTable,
    plannedShiftTable,
    absenceTable,
    staffSkillsTable,
    costEstimateTable,
    knownCalendarTable,
  ],
  migrations: [
    Organisation1764000000001,
    Work1764000000002,
    OrdersInHand1764000000003,
    PassingOnAndRepairs1764000000004,
    DutyNumbers1764000000005,
    RostersAndAuthority1764000000006,
    Routings1764000000011,
    KnownCalendars1764000000027,
    AskedByTenants1764000000036,
  ],
  app: ({ store }) => ({ store }),
  graph: {
    resolvers: [
      OrganisationQueries,
      OrganisationImport,
      StaffMutations,
      DutyNumbers,
      PostNoticeAddresses,
      StaffNoticeAddress,
      ProjectFields,
      UnitFields,
      WorkQueries,
      WorkMutations,
      PassingOn,
      Repairs,
      Suggestions,
      HandledAppealFields,
      HandoverFields,
      WorkOrderFields,
      KeptResults,
      RepairFields,
      AcceptanceFields,
      MilestoneFields,
      Rosters,
      ProjectRoster,
      RosterEntryFields,
      PlannedShiftFields,
      AbsenceFields,
      StaffFields,
      AssignmentFields,
      AssignmentCandidateFields,
      ReceptionFields,
      Offers,
      Costs,
      CostFields,
      CostEstimateFields,
    ],
    types: [StaffType, HandledAppealType],
    references: {
      Project: ({ id }, context) => loadProject(id, context),
      Unit: ({ id }, context) => loadUnit(id, context),
      Department: ({ id }, context) => loadDepartment(id, context),
      Staff: ({ id }, context) => loadStaff(id, context),
      WorkOrder: ({ id }, context) => loadWorkOrder(id, context),
      Appeal: ({ id }) => ({ id }),
    },
  },
  permissions,
  reactions: [
    whenPackPublished,
    whenPackPublishedV1,
    whenCalendarSet,
    whenAppealRegistered,
    whenCustomerIdentified,
    whenAppealResolved,
    whenAppealReopened,
    whenAppealReclassified,
    whenConfidentialityMarked,
    whenContactAnswered,
    whenAppealClosed,
    whenAppealArchived,
  ],
  jobs: () => [],
}
