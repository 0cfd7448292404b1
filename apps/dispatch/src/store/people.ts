import { Refusal } from '@shouwen/vocabulary/refusal'
import { QueryFailedError, type EntityManager } from 'typeorm'
import type { Person } from '../domain/organisation'
import { keepRows, type Kept } from './keep'
import { companyTable, departmentTable, personTable, projectTable } from './organisation-tables'

/** Brings people in. Refuses with ALREADY_REGISTERED when somebody else, in any group, has one of the subjects. */
export async function keepPeople(manager: EntityManager, people: readonly Person[]): Promise<Kept<Person>> {
  try {
    return await keepRows(manager, personTable, people, (rows) => manager.upsert(personTable, rows, ['id']))
  } catch (error) {
    if (
      error instanceof QueryFailedError &&
      'constraint' in error &&
      error.constraint === 'one_account_each'
    ) {
      throw new Refusal('ALREADY_REGISTERED', { what: 'subject' })
    }
    throw error
  }
}

/** Where in a group somebody can hold a post or work. */
export async function knownPlaces(
  manager: EntityManager,
  groupCode: string,
): Promise<{ paths: ReadonlySet<string>; departmentIds: ReadonlySet<string> }> {
  const companies = await manager.find(companyTable)
  const projects = await manager.find(projectTable)
  const departments = await manager.find(departmentTable)
  return {
    paths: new Set([groupCode, ...companies.map(({ path }) => path), ...projects.map(({ path }) => path)]),
    departmentIds: new Set(departments.map(({ id }) => id)),
  }
}
