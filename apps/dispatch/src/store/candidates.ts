import { groupedBy } from '@shouwen/subgraph/context'
import type { Together } from '@shouwen/transactions/asked-together'
import type { Work } from '@shouwen/transactions/work'
import type { Skill } from '@shouwen/vocabulary/staffing'
import type { Candidate, Staffing } from '../domain/assignment'
import type { Post, Project } from '../domain/organisation'
import { holdsAt } from '../domain/posts'
import { isOnDuty, type Shift } from '../domain/roster'

interface CandidateRow {
  department_id: string
  id: string
  code: string
  member: boolean
  posts: Post[]
  weekly: Shift[]
  planned_now: boolean
  planned: boolean
  away: boolean
  stands_in_for: string[]
  skills: Skill[]
  open_orders: number
  last_given_at: Date | null
}

/**
 * The people of a department and the deputies of those who are away, with their rosters, skills and present load: one
 * statement for all that choices rest on.
 */
export function staffingOf(
  { together, askOnce }: Work,
  departmentId: string,
  project: Project,
): Promise<Staffing> {
  return askOnce(`staffing ${departmentId}`, () => together(staffings, { departmentId, project }))
}

const staffings: Together<{ readonly departmentId: string; readonly project: Project }, Staffing> = async (
  { manager, now },
  asked,
) => {
  const rows: CandidateRow[] = await manager.query(
    `select asked.department_id, found.*
       from unnest($1::uuid[], $2::uuid[]) as asked (department_id, project_id)
      cross join lateral (
        with member as (
          select id from people where kind = 'staff' and department_ids @> array[asked.department_id]
        ), stand_in as (
          select absence.deputy_id as id, absence.staff_id
            from absences as absence join member on member.id = absence.staff_id
           where absence.from_at <= $3 and absence.to_at > $3 and absence.deputy_id is not null
        ), chosen as materialized (
          -- Their ids as text here: a cast where orders are looked for would keep the index from being asked.
          select person.*, person.id::text as in_hand_of from people as person
           where person.id in (select id from member union select id from stand_in) and person.dismissed_at is null
        )
        select person.id, person.code, person.posts, person.on_duty as weekly,
               exists (select 1 from member where member.id = person.id) as member,
               exists (select 1 from planned_shifts as shift
                        where shift.staff_id = person.id and shift.project_id = asked.project_id
                          and shift.from_at <= $3 and shift.to_at > $3) as planned_now,
               exists (select 1 from planned_shifts as shift
                        where shift.staff_id = person.id and shift.project_id = asked.project_id) as planned,
               exists (select 1 from absences as absence
                        where absence.staff_id = person.id and absence.from_at <= $3 and absence.to_at > $3) as away,
               array(select staff_id from stand_in where stand_in.id = person.id order by staff_id) as stands_in_for,
               coalesce(able.skills, '{}') as skills, work.open_orders, given.last_given_at
          from chosen as person
          left join staff_skills as able on able.staff_id = person.id
         cross join lateral (
           select count(*)::int as open_orders from work_orders as work
            where work.status not in ('done', 'reassigned', 'refused')
              and work.in_hand_of = person.in_hand_of) as work
         cross join lateral (
           select max(opened_at) as last_given_at from work_orders as work where work.assigned_to = person.id) as given
      ) as found`,
    [asked.map(({ departmentId }) => departmentId), asked.map(({ project }) => project.id), now],
  )
  const people = groupedBy(rows, ({ department_id }) => department_id)
  return asked.map(({ departmentId, project }) => toStaffing(people.get(departmentId) ?? [], now, project))
}

function toStaffing(rows: readonly CandidateRow[], now: Date, { path, timeZone }: Project): Staffing {
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  const onDuty = ({ weekly, planned_now }: CandidateRow): boolean =>
    planned_now || isOnDuty(weekly, now, timeZone)
  const manages = ({ posts, member }: CandidateRow): boolean =>
    member && holdsAt(posts, ['departmentManager'], path)
  return {
    keepsRoster: rows.some(({ weekly, planned }) => weekly.length > 0 || planned),
    candidates: rows.map((row): Candidate => {
      const standsInFor = row.stands_in_for.flatMap((id) => rowOf.get(id) ?? [])
      const all = [row, ...standsInFor]
      return {
        id: row.id,
        code: row.code,
        onDuty: all.some(onDuty),
        away: row.away,
        manages: all.some(manages),
        skills: row.skills,
        standsInFor: standsInFor[0]?.id ?? null,
        openOrders: row.open_orders,
        lastGivenAt: row.last_given_at,
      }
    }),
  }
}
