import type { JobWork, Work } from '@shouwen/transactions/work'
import type { EndOfDay } from '../domain/end-of-day'
import type { KnownProject } from './tables'

/** An open appeal of which its customer has heard nothing today. */
export interface Owed {
  readonly appealId: string
  readonly projectPath: string
  readonly packId: string
  readonly packVersion: number
}

/** Raises what is owed at a project at the end of its day, so many at the most, each once a day; what was raised now. */
export async function raiseDuties(
  { manager, now }: JobWork,
  { projectId, groupId }: Pick<KnownProject, 'projectId' | 'groupId'>,
  { day, clause, began, ends }: EndOfDay,
  limit: number,
): Promise<Owed[]> {
  return manager.query(
    `with owed as (
       select id, project_path, pack_id, pack_version from appeals
        where project_id = $1 and status in ('registered', 'handedOver', 'inProgress')
          and registered_at <= $5 and (informed_at is null or informed_at < $4)
          and not exists (select 1 from daily_duties where appeal_id = appeals.id and day = $3::date)
        limit $8
     ), raised as (
       insert into daily_duties (group_id, appeal_id, day, clause, raised_at)
       select $2, id, $3::date, $6, $7 from owed on conflict do nothing returning appeal_id
     )
     select id as "appealId", project_path as "projectPath", pack_id as "packId", pack_version as "packVersion"
       from owed join raised on raised.appeal_id = owed.id`,
    [projectId, groupId, day, began, ends, clause, now, limit],
  )
}

/** The customer was told: nothing is owed any more. */
export async function settleDuties({ manager, now }: Work, appealId: string): Promise<void> {
  await manager.query('update daily_duties set done_at = $2 where appeal_id = $1 and done_at is null', [
    appealId,
    now,
  ])
}
