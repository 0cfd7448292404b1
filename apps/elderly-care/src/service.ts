import 'reflect-metadata'
import type { Service } from '@shouwen/subgraph/service'
import { revealTable } from '@shouwen/transactions/reveals'
import type { ElderlyCareApp } from './app'
import { AppealElders, AppealExtension } from './graph/appeal-extension'
import { CareMutations } from './graph/care-mutations'
import { ElderFields } from './graph/elder-fields'
import { ElderQueries, loadElder } from './graph/elder-queries'
import { ElderRegisters, loadRegister } from './graph/elder-registers'
import { ElderReveals } from './graph/elder-reveals'
import { RoundFields } from './graph/round-fields'
import { RoundQueries } from './graph/round-queries'
import { UnitElders } from './graph/unit-extension'
import { VisitFields } from './graph/visit-fields'
import { generateRounds } from './jobs/generate-rounds'
import { whenAppealRegistered } from './reactions/when-appeal-registered'
import { whenPackPublished, whenPackPublishedV1 } from './reactions/when-pack-published'
import { whenProjectOpened } from './reactions/when-project-opened'
import { whenUnitsRegistered } from './reactions/when-units-registered'
import { Elders1764000000001 } from './store/migrations/0001-elders'
import { Procedures1764000000002 } from './store/migrations/0002-procedures'
import { careTable, elderTable, projectTable, roundTable, visitTable } from './store/tables'
import { permissions } from './use-cases/permissions'

/** Elderly-care: the registry of empty-nest elders, and the rounds on which they are looked after. */
export const service: Service<ElderlyCareApp> = {
  name: 'elderly-care',
  entities: [elderTable, roundTable, visitTable, careTable, projectTable, revealTable],
  migrations: [Elders1764000000001, Procedures1764000000002],
  app: ({ store }) => ({ store }),
  graph: {
    resolvers: [
      ElderQueries,
      ElderFields,
      ElderReveals,
      ElderRegisters,
      RoundQueries,
      RoundFields,
      VisitFields,
      CareMutations,
      AppealElders,
      UnitElders,
    ],
    types: [AppealExtension],
    references: {
      Elder: ({ id }, context) => loadElder(id, context),
      ElderRegister: loadRegister,
      Appeal: ({ id }) => ({ id }),
      Unit: ({ id }) => ({ id }),
    },
  },
  permissions,
  reactions: [
    whenProjectOpened,
    whenUnitsRegistered,
    whenPackPublished,
    whenPackPublishedV1,
    whenAppealRegistered,
  ],
  jobs: () => [generateRounds],
}
