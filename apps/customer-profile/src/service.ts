import 'reflect-metadata'
import type { Service } from '@shouwen/subgraph/service'
import { revealTable } from '@shouwen/transactions/reveals'
import type { CustomerProfileApp } from './app'
import { CustomerFields } from './graph/customer-fields'
import { CustomerMutations } from './graph/customer-mutations'
import { CustomerQueries, loadCustomer } from './graph/customer-queries'
import { CustomerReveals } from './graph/customer-reveals'
import { UnitResidents } from './graph/unit-residents'
import { linkCallers } from './jobs/link-callers'
import { whenAppealArchived } from './reactions/when-appeal-archived'
import { whenAppealClosed } from './reactions/when-appeal-closed'
import { whenAppealRegistered } from './reactions/when-appeal-registered'
import { whenAppealReclassified } from './reactions/when-appeal-reclassified'
import { whenAppealReopened } from './reactions/when-appeal-reopened'
import { whenAppealResolved } from './reactions/when-appeal-resolved'
import { whenCustomerIdentified } from './reactions/when-customer-identified'
import { whenHandoverNoted } from './reactions/when-handover-noted'
import { whenUnitsRegistered } from './reactions/when-units-registered'
import { whenWorkBegun } from './reactions/when-work-begun'
import { Customers1764000000001 } from './store/migrations/0001-customers'
import { HouseholdsOfUnit1764000000018 } from './store/migrations/0002-households-of-unit'
import { customerTable, householdTable, pendingLinkTable, placeTable } from './store/tables'
import { permissions } from './use-cases/permissions'

/** Customer-profile: who the group's customers are, where they live, and what they asked for. */
export const service: Service<CustomerProfileApp> = {
  name: 'customer-profile',
  entities: [customerTable, householdTable, placeTable, pendingLinkTable, revealTable],
  migrations: [Customers1764000000001, HouseholdsOfUnit1764000000018],
  app: ({ store, ask }) => ({ store, ask }),
  graph: {
    resolvers: [CustomerQueries, CustomerFields, CustomerMutations, CustomerReveals, UnitResidents],
    types: [],
    references: { Customer: ({ id }, context) => loadCustomer(id, context), Unit: ({ id }) => ({ id }) },
  },
  permissions,
  reactions: [
    whenUnitsRegistered,
    whenAppealRegistered,
    whenCustomerIdentified,
    whenHandoverNoted,
    whenWorkBegun,
    whenAppealResolved,
    whenAppealReopened,
    whenAppealReclassified,
    whenAppealClosed,
    whenAppealArchived,
  ],
  jobs: (app) => [linkCallers(app)],
}
