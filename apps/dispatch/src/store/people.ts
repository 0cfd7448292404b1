import { Refusal } from '@shouwen/vocabulary/refusal'
import { In, IsNull, Not, QueryFailedError, type EntityManager } from 'typeorm'
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

/** The codes of those among these people who were dismissed. */
export async function dismissedAmong(manager: EntityManager, ids: readonly string[]): Promise<string[]> {
  const gone = await manager.findBy(personTable, { id: In([...ids]), dismissedAt: Not(IsNull()) })
  return gone.map(({ code }) => code)
}

/** A person of the group, until the transaction ends nobody else's to change. Refuses with NOT_FOUND. */
export async function lockPerson(manager: EntityManager, id: string): Promise<Person> {
  const person = await manager.findOne(personTable, { where: { id }, lock: { mode: 'pessimistic_write' } })
  if (person === null) throw new Refusal('NOT_FOUND', { what: 'staff', id })
  return person
}

/** A member of staff who has not left, locked. Refuses with NOT_FOUND. */
export async function lockStaff(manager: EntityManager, id: string): Promise<Person> {
  const person = await lockPerson(manager, id)
  if (person.kind !== 'staff' || person.dismissedAt !== null)
    throw new Refusal('NOT_FOUND', { what: 'staff', id })
  return person
}

export async function savePerson(manager: EntityManager, person: Person): Promise<void> {
  await manager.update(personTable, { id: person.id }, person)
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
