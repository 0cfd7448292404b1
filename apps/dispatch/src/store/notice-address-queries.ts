import { groupedBy } from '@shouwen/subgraph/context'
import type { Role } from '@shouwen/vocabulary/organisation'
import type { EntityManager } from 'typeorm'

/** Telephones of one post at the most: more than that hold it nowhere. */
const TELEPHONES_OF_POST = 5

/**
 * The telephones of those who hold a post at projects, the closest place first; for whoever is away, their deputy's, if they
 * have one. Whoever has left, or has no telephone, is not among them.
 */
export async function telephonesOfPost(
  manager: EntityManager,
  post: Role,
  projectIds: readonly string[],
  now: Date,
): Promise<Map<string, string[]>> {
  const rows: { projectId: string; telephone: string }[] = await manager.query(
    `select project.id as "projectId", found.telephone
       from projects as project
      cross join lateral (
        select person.telephone
          from (select coalesce((select absence.deputy_id from absences as absence
                                  where absence.staff_id = holder.id and absence.from_at <= $3 and absence.to_at > $3
                                    and absence.deputy_id is not null
                                  order by absence.from_at limit 1), holder.id) as id,
                       length(held.scope) as nearness
                  from people as holder
                 cross join lateral jsonb_to_recordset(holder.posts) as held (role text, scope text)
                 where holder.kind = 'staff' and holder.dismissed_at is null and held.role = $2
                   and (project.path = held.scope or starts_with(project.path, held.scope || '/'))) as told
          join people as person on person.id = told.id
         where person.telephone is not null and person.dismissed_at is null
         group by person.telephone
         order by max(told.nearness) desc, person.telephone limit ${TELEPHONES_OF_POST}) as found
      where project.id = any($1)`,
    [projectIds, post, now],
  )
  const byProject = groupedBy(rows, ({ projectId }) => projectId)
  return new Map([...byProject].map(([id, found]) => [id, found.map(({ telephone }) => telephone)]))
}
