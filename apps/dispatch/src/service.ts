import type { Service } from '@shouwen/subgraph/service'
import type { DispatchApp } from './app'
import { loadDepartment, loadProject, loadStaff, loadUnit } from './graph/load'
import { ProjectFields, UnitFields } from './graph/organisation-fields'
import { OrganisationImport } from './graph/organisation-import'
import { OrganisationQueries } from './graph/organisation-queries'
import { StaffType } from './graph/organisation-types'
import { Organisation1764000000001 } from './store/migrations/0001-organisation'
import {
  companyTable,
  departmentTable,
  groupTable,
  personTable,
  projectTable,
  unitTable,
} from './store/organisation-tables'

/** Dispatch: the organisation and its accounts, hand-overs and work orders. */
export const service: Service<DispatchApp> = {
  name: 'dispatch',
  entities: [groupTable, companyTable, projectTable, unitTable, departmentTable, personTable],
  migrations: [Organisation1764000000001],
  app: ({ store }) => ({ store }),
  graph: {
    resolvers: [OrganisationQueries, OrganisationImport, ProjectFields, UnitFields],
    types: [StaffType],
    references: {
      Project: ({ id }, context) => loadProject(id, context),
      Unit: ({ id }, context) => loadUnit(id, context),
      Department: ({ id }, context) => loadDepartment(id, context),
      Staff: ({ id }, context) => loadStaff(id, context),
    },
  },
  reactions: [],
  jobs: () => [],
}
