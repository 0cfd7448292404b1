import 'reflect-metadata'
import type { Service } from '@shouwen/subgraph/service'
import type { AnalyticsApp } from './app'
import { AppealTrail } from './graph/appeal-trail'
import { CountQueries } from './graph/count-queries'
import { AppealType } from './graph/trail-types'
import { whenAnythingHappens } from './reactions/when-anything-happens'
import { whenAppealArchived } from './reactions/when-appeal-archived'
import { whenAppealClosed } from './reactions/when-appeal-closed'
import { whenAppealImported, whenAppealImportedV1 } from './reactions/when-appeal-imported'
import { whenAppealRegistered } from './reactions/when-appeal-registered'
import { whenAppealReclassified } from './reactions/when-appeal-reclassified'
import { whenAppealReopened } from './reactions/when-appeal-reopened'
import { whenAppealResolved } from './reactions/when-appeal-resolved'
import { whenClockBreached } from './reactions/when-clock-breached'
import { whenCustomerIdentified } from './reactions/when-customer-identified'
import { whenCustomerInformed } from './reactions/when-customer-informed'
import { whenHandoverNoted } from './reactions/when-handover-noted'
import { whenProjectOpened } from './reactions/when-project-opened'
import { whenReplyDelivered } from './reactions/when-reply-delivered'
import { whenRevisitCompleted } from './reactions/when-revisit-completed'
import { whenWorkBegun } from './reactions/when-work-begun'
import { ReadModels1764000000001 } from './store/migrations/0001-read-models'
import { appealFactsTable, projectTable, trailTable } from './store/tables'
import { permissions } from './permissions'

/** Analytics: what all services' facts add up to. It decides nothing and announces nothing. */
export const service: Service<AnalyticsApp> = {
  name: 'analytics',
  entities: [appealFactsTable, trailTable, projectTable],
  migrations: [ReadModels1764000000001],
  app: ({ store }) => ({ store }),
  graph: {
    resolvers: [CountQueries, AppealTrail],
    types: [AppealType],
    references: { Appeal: ({ id }) => ({ id }) },
  },
  permissions,
  reactions: [
    ...whenAnythingHappens,
    whenProjectOpened,
    whenAppealRegistered,
    whenAppealImported,
    whenAppealImportedV1,
    whenCustomerIdentified,
    whenHandoverNoted,
    whenWorkBegun,
    whenCustomerInformed,
    whenReplyDelivered,
    whenAppealResolved,
    whenAppealReopened,
    whenAppealReclassified,
    whenAppealClosed,
    whenAppealArchived,
    whenRevisitCompleted,
    whenClockBreached,
  ],
  jobs: () => [],
  readModels: ['appeal_facts', 'trail_entries', 'known_projects'],
}
