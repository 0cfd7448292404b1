import type { Work } from '@shouwen/transactions/work'
import type { Skill } from '@shouwen/vocabulary/staffing'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { LessThan, MoreThan } from 'typeorm'
import type { Absence } from '../domain/absence'
import type { Interval } from '../domain/interval'
import type { Project } from '../domain/organisation'
import type { PlannedShift } from '../domain/planned-shift'
import { projectTable } from './organisation-tables'
import { absenceTable, plannedShiftTable, staffSkillsTable } from './roster-tables'

/** A project of the group. Refuses with NOT_FOUND. */
export async function findProject({ manager }: Work, id: string): Promise<Project> {
  const project = await manager.findOneBy(projectTable, { id })
  if (project === null) throw new Refusal('NOT_FOUND', { what: 'project', id })
  return project
}

/** The planned shifts of somebody, whom this transaction has locked, at a time. */
export function shiftsDuring(
  { manager }: Work,
  staffId: string,
  { from, to }: Interval,
): Promise<PlannedShift[]> {
  return manager.findBy(plannedShiftTable, { staffId, from: LessThan(to), to: MoreThan(from) })
}

export async function keepShift({ manager }: Work, shift: PlannedShift): Promise<void> {
  await manager.insert(plannedShiftTable, shift)
}

/** A planned shift, until the transaction ends nobody else's to change. Refuses with NOT_FOUND. */
export async function lockShift({ manager }: Work, id: string): Promise<PlannedShift> {
  const lock = { mode: 'pessimistic_write' } as const
  const shift = await manager.findOne(plannedShiftTable, { where: { id }, lock })
  if (shift === null) throw new Refusal('NOT_FOUND', { what: 'shift', id })
  return shift
}

export async function removeKeptShift({ manager }: Work, id: string): Promise<void> {
  await manager.delete(plannedShiftTable, { id })
}

/** The absences of somebody, whom this transaction has locked, at a time. */
export function absencesDuring(
  { manager }: Work,
  staffId: string,
  { from, to }: Interval,
): Promise<Absence[]> {
  return manager.findBy(absenceTable, { staffId, from: LessThan(to), to: MoreThan(from) })
}

export async function keepAbsence({ manager }: Work, absence: Absence): Promise<void> {
  await manager.insert(absenceTable, absence)
}

/** An absence, until the transaction ends nobody else's to change. Refuses with NOT_FOUND. */
export async function lockAbsence({ manager }: Work, id: string): Promise<Absence> {
  const absence = await manager.findOne(absenceTable, { where: { id }, lock: { mode: 'pessimistic_write' } })
  if (absence === null) throw new Refusal('NOT_FOUND', { what: 'absence', id })
  return absence
}

export async function saveAbsence({ manager }: Work, absence: Absence): Promise<void> {
  await manager.update(absenceTable, { id: absence.id }, absence)
}

/** What somebody is able to do, as a whole. */
export async function keepSkills(
  { manager, groupId }: Work,
  staffId: string,
  skills: readonly Skill[],
): Promise<void> {
  await manager.upsert(staffSkillsTable, { staffId, groupId, skills: [...skills] }, ['staffId'])
}
