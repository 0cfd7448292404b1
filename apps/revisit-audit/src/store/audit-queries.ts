import type { Actor } from '@shouwen/access/actor'
import { scopesFor } from '@shouwen/access/scope'
import { groupedBy } from '@shouwen/subgraph/context'
import { withinScopes } from '@shouwen/transactions/within-scopes'
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm'
import type { Audit } from '../domain/audit'
import { readAudits } from '../use-cases/permissions'
import type { SampleKey } from './samples'
import { auditTable, drawTable, sampleTable, type Draw, type Sample } from './tables'

/** Audits that this actor may see: staff by the scope of their posts; a customer none. */
function visibleAudits(actor: Actor, manager: EntityManager): SelectQueryBuilder<Audit> {
  const query = manager.createQueryBuilder(auditTable, 'audit')
  if (actor.kind === 'service') return query.where('true')
  return query.where(withinScopes('audit.projectPath', scopesFor(actor, readAudits)))
}

function visibleSamples(actor: Actor, manager: EntityManager): SelectQueryBuilder<Sample> {
  const query = manager.createQueryBuilder(sampleTable, 'sample')
  if (actor.kind === 'service') return query.where('true')
  return query.where(withinScopes('sample.projectPath', scopesFor(actor, readAudits)))
}

/** One audit that the actor may see. */
export function auditById(manager: EntityManager, actor: Actor, id: string): Promise<Audit | null> {
  return visibleAudits(actor, manager).andWhere('audit.id = :id', { id }).getOne()
}

/** The audits of many appeals in one query, in the order in which they were drawn. */
export async function auditsOf(
  manager: EntityManager,
  actor: Actor,
  appealIds: readonly string[],
): Promise<Map<string, Audit[]>> {
  const rows = await visibleAudits(actor, manager)
    .andWhere('audit.appealId = any(:appealIds)', { appealIds })
    .orderBy('audit.id', 'ASC')
    .getMany()
  return groupedBy(rows, (row) => row.appealId)
}

/** The audits of many samples in one query, by rule and in the order in which they were drawn. */
export async function auditsOfSamples(
  manager: EntityManager,
  actor: Actor,
  sampleIds: readonly string[],
): Promise<Map<string, Audit[]>> {
  const rows = await visibleAudits(actor, manager)
    .andWhere('audit.sampleId = any(:sampleIds)', { sampleIds })
    .orderBy('audit.drawId', 'ASC')
    .addOrderBy('audit.place', 'ASC')
    .getMany()
  return groupedBy(rows, (row) => row.sampleId)
}

/** A sample that the actor may see, by its id or by whose it is. */
export function sampleFor(
  manager: EntityManager,
  actor: Actor,
  of: { id: string } | SampleKey,
): Promise<Sample | null> {
  const query = visibleSamples(actor, manager)
  if ('id' in of) return query.andWhere('sample.id = :id', { id: of.id }).getOne()
  const { auditor, projectId, period } = of
  return query
    .andWhere('sample.auditor = :auditor and sample.projectId = :projectId and sample.period = :period', {
      auditor,
      projectId,
      period,
    })
    .getOne()
}

/** The draws of many samples in one query, in the order of the procedure. */
export async function drawsOfSamples(
  manager: EntityManager,
  sampleIds: readonly string[],
): Promise<Map<string, Draw[]>> {
  const rows = await manager.find(drawTable, {
    where: { sampleId: In([...sampleIds]) },
    order: { place: 'ASC' },
  })
  return groupedBy(rows, (row) => row.sampleId)
}

/** The populations of many draws in one query, each in ascending order. */
export async function populationsOfDraws(
  manager: EntityManager,
  drawIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows: { drawId: string; members: string[] }[] = await manager.query(
    `select draw_id as "drawId", array_agg(member_id order by member_id) as members
       from draw_members where draw_id = any($1) group by draw_id`,
    [drawIds],
  )
  return new Map(rows.map(({ drawId, members }) => [drawId, members]))
}
