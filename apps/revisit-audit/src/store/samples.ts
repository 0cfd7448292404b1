import type { MonthBounds } from '@shouwen/calendar/month'
import type { SamplingRule } from '@shouwen/procedure/pack'
import type { Work } from '@shouwen/transactions/work'
import type { EntityManager } from 'typeorm'
import { kindsOf, type Candidate, type Drawn } from '../domain/draw'
import { drawTable, sampleTable, type Sample } from './tables'

/** Whose sample of what. */
export type SampleKey = Pick<Sample, 'auditor' | 'projectId' | 'period'>

/** The sample that was drawn, if any. */
export function findSample(
  manager: EntityManager,
  { auditor, projectId, period }: SampleKey,
): Promise<Sample | null> {
  return manager.findOneBy(sampleTable, { auditor, projectId, period })
}

/** Claims the one place of a sample; false when somebody else has drawn it, perhaps this very moment. */
export async function claimSample({ manager }: Work, sample: Sample): Promise<boolean> {
  const { raw }: { raw: object[] } = await manager
    .createQueryBuilder()
    .insert()
    .into(sampleTable)
    .values(sample)
    .orIgnore()
    .returning('id')
    .execute()
  return raw.length > 0
}

/** P5.5.1–P5.5.3: everybody that a rule's draw of a project's period may fall on. */
export function populationOf(
  { manager }: Work,
  rule: SamplingRule,
  projectId: string,
  { startsAt, endsAt }: MonthBounds,
): Promise<Candidate[]> {
  const sql =
    rule.of === 'appeals'
      ? `select appeal_id as "memberId", appeal_id as "appealId", null::uuid as "revisitId" from known_appeals
          where project_id = $1 and closed_at >= $2 and closed_at < $3 and ($4::text[] is null or kind = any($4))
          order by appeal_id`
      : `select id as "memberId", appeal_id as "appealId", id as "revisitId" from revisits
          where project_id = $1 and status = 'completed' and completed_at >= $2 and completed_at < $3
            and ($4::text[] is null or kind = any($4))
          order by id`
  return manager.query(sql, [projectId, startsAt, endsAt, kindsOf(rule)])
}

/** Keeps a draw with its population and what it fell on: nothing of it changes afterwards. */
export async function keepDraw(
  { manager, groupId }: Work,
  draw: { id: string; sampleId: string; place: number },
  { rule, population, size, seed, sampled }: Drawn,
): Promise<void> {
  await manager.insert(drawTable, {
    ...draw,
    groupId,
    clause: rule.clause,
    of: rule.of,
    share: rule.share,
    population: population.length,
    size,
    seed,
  })
  await manager.query(
    `insert into draw_members (draw_id, group_id, member_id, appeal_id, sampled)
     select $1, $2, member_id, appeal_id, member_id = any($5::uuid[])
       from unnest($3::uuid[], $4::uuid[]) as members (member_id, appeal_id)`,
    [
      draw.id,
      groupId,
      population.map(({ memberId }) => memberId),
      population.map(({ appealId }) => appealId),
      sampled.map(({ memberId }) => memberId),
    ],
  )
}
