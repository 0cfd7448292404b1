import type { Skill } from '@shouwen/vocabulary/staffing'
import { groupedBy } from '@shouwen/subgraph/context'
import { In, LessThan, MoreThan, type EntityManager } from 'typeorm'
import type { Absence } from '../domain/absence'
import type { Interval } from '../domain/interval'
import type { Post, Project } from '../domain/organisation'
import type { PlannedShift } from '../domain/planned-shift'
import type { Shift } from '../domain/roster'
import type { RosterPerson } from '../domain/who-is-there'
import { absenceTable, plannedShiftTable, staffSkillsTable } from './roster-tables'

interface PersonRow {
  project_id: string
  id: string
  code: string
  posts: Post[]
  on_duty: Shift[]
}

/** Who works at each of these projects, with their shifts and absences at a time: three statements for all. */
export async function rosterPeople(
  manager: EntityManager,
  projects: readonly Pick<Project, 'id'>[],
  { from, to }: Interval,
): Promise<Map<string, RosterPerson[]>> {
  const projectIds = projects.map(({ id }) => id)
  const during = { from: LessThan(to), to: MoreThan(from) }
  const shifts = await manager.findBy(plannedShiftTable, { projectId: In(projectIds), ...during })
  const people: PersonRow[] = await manager.query(
    `select project.id as project_id, person.id, person.code, person.posts, person.on_duty
       from projects as project
       join people as person on person.kind = 'staff' and person.dismissed_at is null
        and (person.department_ids && array(select id from departments where project_id = project.id)
             or person.posts @> jsonb_build_array(jsonb_build_object('scope', project.path))
             or person.id in (select staff_id from planned_shifts
                               where project_id = project.id and from_at < $3 and to_at > $2))
      where project.id = any($1::uuid[])
      order by person.code`,
    [projectIds, from, to],
  )
  const absences = await manager.findBy(absenceTable, { staffId: In(people.map(({ id }) => id)), ...during })
  const shiftsOf = groupedBy<PlannedShift>(shifts, ({ projectId, staffId }) => `${projectId} ${staffId}`)
  const absencesOf = groupedBy<Absence>(absences, ({ staffId }) => staffId)
  const rows = groupedBy(people, ({ project_id }) => project_id)
  return new Map(
    [...rows].map(([projectId, there]) => [
      projectId,
      there.map(({ id, code, posts, on_duty: weekly }) => ({
        id,
        code,
        posts,
        weekly,
        planned: shiftsOf.get(`${projectId} ${id}`) ?? [],
        absences: absencesOf.get(id) ?? [],
      })),
    ]),
  )
}

/** What these members of staff are able to do. */
export async function skillsOf(
  manager: EntityManager,
  staffIds: readonly string[],
): Promise<Map<string, Skill[]>> {
  const rows = await manager.findBy(staffSkillsTable, { staffId: In([...staffIds]) })
  return new Map(rows.map(({ staffId, skills }) => [staffId, skills]))
}

/** Absences by their id. */
export async function absencesById(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, Absence>> {
  const rows = await manager.findBy(absenceTable, { id: In([...ids]) })
  return new Map(rows.map((row) => [row.id, row]))
}
