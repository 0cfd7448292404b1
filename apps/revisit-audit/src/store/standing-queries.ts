import type { AppealKind } from '@shouwen/vocabulary/appeals'
import type { Auditor } from '@shouwen/vocabulary/revisiting'
import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager } from 'typeorm'
import { packInForceAt, type PackVersion } from '../domain/packs'
import { periodBounds } from '../domain/period'
import { expectedStandings, mergeStandings, type Standing } from '../domain/standing'
import { mayRead, type Reader } from './reader'
import { packTable, projectTable, sampleTable, type KnownProject } from './tables'

interface AppealRow {
  readonly appealId: string
  readonly projectId: string
  readonly projectPath: string
  readonly kind: AppealKind
  readonly closedAt: Date | null
  readonly revisitedAt: Date[]
}

interface DrawnRow {
  readonly appealId: string
  readonly auditor: Auditor
  readonly period: string
  readonly clause: string
  readonly of: 'appeals' | 'revisits'
  readonly sampled: boolean
}

/**
 * P5.5.1–P5.5.3: in which auditors' populations many appeals stand, in a fixed number of queries. As drawn where a sample
 * was drawn; else as they will stand when it is.
 */
export async function standingsOf(
  manager: EntityManager,
  reader: Reader,
  appealIds: readonly string[],
  now: Date,
): Promise<Map<string, Standing[]>> {
  const appeals = (await appealRows(manager, appealIds)).filter((appeal) =>
    mayRead(reader, appeal.projectPath),
  )
  const projectIds = [...new Set(appeals.map(({ projectId }) => projectId))]
  const [projects, packs, samples, drawn] = [
    await manager.findBy(projectTable, { projectId: In(projectIds) }),
    await manager.find(packTable),
    await manager.findBy(sampleTable, { projectId: In(projectIds) }),
    groupedBy(
      await drawnRows(
        manager,
        appeals.map(({ appealId }) => appealId),
      ),
      (row) => row.appealId,
    ),
  ]
  const projectOf = new Map(projects.map((project) => [project.projectId, project]))
  const sampled = new Set(samples.map((sample) => keyOf(sample.projectId, sample)))
  return new Map(
    appeals.map((appeal) => {
      const project = projectOf.get(appeal.projectId)
      const expected = project === undefined ? [] : expectedOf(appeal, project, packs, now)
      const known = (drawn.get(appeal.appealId) ?? []).map(
        ({ auditor, period, clause, of, sampled: hit }) => {
          return { auditor, period, clause, of, drawn: true, sampled: hit }
        },
      )
      return [
        appeal.appealId,
        mergeStandings(known, expected, (standing) => sampled.has(keyOf(appeal.projectId, standing))),
      ]
    }),
  )
}

function keyOf(projectId: string, { auditor, period }: { auditor: Auditor; period: string }): string {
  return `${projectId} ${auditor} ${period}`
}

function expectedOf(
  appeal: AppealRow,
  project: KnownProject,
  packs: readonly PackVersion[],
  now: Date,
): Standing[] {
  const { timeZone } = project
  return expectedStandings(appeal, timeZone, (period) => {
    const { endsAt } = periodBounds(period, timeZone)
    return packInForceAt(packs, project, endsAt < now ? endsAt : now)
  })
}

function appealRows(manager: EntityManager, appealIds: readonly string[]): Promise<AppealRow[]> {
  return manager.query(
    `select appeal_id as "appealId", project_id as "projectId", project_path as "projectPath", kind,
            closed_at as "closedAt",
            array(select completed_at from revisits
                   where revisits.appeal_id = known_appeals.appeal_id and status = 'completed') as "revisitedAt"
       from known_appeals where appeal_id = any($1) and project_id is not null`,
    [appealIds],
  )
}

/** An appeal with two revisits in one population counts once, sampled if either was. */
function drawnRows(manager: EntityManager, appealIds: readonly string[]): Promise<DrawnRow[]> {
  return manager.query(
    `select member.appeal_id as "appealId", sample.auditor, sample.period, draw.clause, draw.of,
            bool_or(member.sampled) as sampled
       from draw_members member
       join draws draw on draw.id = member.draw_id
       join samples sample on sample.id = draw.sample_id
      where member.appeal_id = any($1)
      group by member.appeal_id, draw.id, sample.auditor, sample.period, draw.clause, draw.of`,
    [appealIds],
  )
}
