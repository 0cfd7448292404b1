import 'reflect-metadata'
import type { Service } from '@shouwen/subgraph/service'
import type { RevisitAuditApp } from './app'
import { Appointments } from './graph/appointments'
import { AppealExtension } from './graph/appeal-extension'
import { AppealFields } from './graph/appeal-fields'
import { AuditDrawFields, AuditFields, AuditSampleFields } from './graph/audit-fields'
import { RevisitAuditMutations } from './graph/mutations'
import { loadRevisit, RevisitAuditQueries } from './graph/queries'
import { KeptWords } from './graph/kept-words'
import { RevisitRates } from './graph/revisit-rate'
import { RevisitFields } from './graph/revisit-fields'
import { RevisitForms } from './graph/revisit-forms'
import { whenAppealClosed } from './reactions/when-appeal-closed'
import { whenAppealRegistered } from './reactions/when-appeal-registered'
import { whenAppealReclassified } from './reactions/when-appeal-reclassified'
import { whenConfidentialityMarked } from './reactions/when-confidentiality-marked'
import { whenContactAnswered } from './reactions/when-contact-answered'
import { whenAppealResolved } from './reactions/when-appeal-resolved'
import { whenCustomerIdentified } from './reactions/when-customer-identified'
import { whenPackPublished, whenPackPublishedV1 } from './reactions/when-pack-published'
import { whenProjectOpened } from './reactions/when-project-opened'
import { Revisits1764000000001 } from './store/migrations/0001-revisits'
import { Procedures1764000000002 } from './store/migrations/0002-procedures'
import { ConductMarks1764000000006 } from './store/migrations/0003-conduct-marks'
import { RevisitRate1764000000011 } from './store/migrations/0010-revisit-rate'
import {
  auditTable,
  drawTable,
  packTable,
  projectTable,
  revisitAttemptTable,
  revisitTable,
  sampleTable,
} from './store/tables'
import { permissions } from './use-cases/permissions'

/** Revisits 回访 of what was settled, and the samples 抽查 that auditors draw of them. */
export const service: Service<RevisitAuditApp> = {
  name: 'revisit-audit',
  entities: [packTable, projectTable, revisitTable, revisitAttemptTable, sampleTable, drawTable, auditTable],
  migrations: [
    Revisits1764000000001,
    Procedures1764000000002,
    ConductMarks1764000000006,
    RevisitRate1764000000011,
  ],
  app: ({ store }) => ({ store }),
  graph: {
    resolvers: [
      RevisitAuditQueries,
      RevisitRates,
      KeptWords,
      RevisitAuditMutations,
      RevisitFields,
      Appointments,
      RevisitForms,
      AuditFields,
      AuditSampleFields,
      AuditDrawFields,
      AppealFields,
    ],
    types: [AppealExtension],
    references: {
      Appeal: ({ id }) => ({ id }),
      Revisit: async (told, context) => {
        const revisit = await loadRevisit(told.id, context)
        return revisit === null ? null : { ...revisit, told }
      },
    },
  },
  permissions,
  reactions: [
    whenPackPublished,
    whenPackPublishedV1,
    whenProjectOpened,
    whenAppealRegistered,
    whenAppealResolved,
    whenAppealReclassified,
    whenConfidentialityMarked,
    whenContactAnswered,
    whenAppealClosed,
    whenCustomerIdentified,
  ],
  jobs: () => [],
}
