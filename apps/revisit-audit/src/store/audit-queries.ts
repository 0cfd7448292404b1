import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager, type SelectQueryBuilder } from 'typeorm'
import type { Audit } from '../domain/audit'
import { readableAt, type Reader } from './reader'
import type { SampleKey } from './samples'
import { auditTable, drawTable, sampleTable, type Draw, type Sample } from './tables'

/** Audits that this reader may see: staff by the scope of their posts; a customer none. */
function visibleAudits(reader: Reader, manager: EntityManager): SelectQueryBuilder<Audit> {
  return manager.createQueryBuilder(auditTable, 'audit').where(readableAt('audit.projectPath', reader))
}

function visibleSamples(reader: Reader, manager: EntityManager): SelectQueryBuilder<Sample> {
  return manager.createQueryBuilder(sampleTable, 'sample').where(readableAt('sample.projectPath', reader))
}

/** One audit that the actor may see. */
export function auditById(manager: EntityManager, reader: Reader, id: string): Promise<Audit | null> {
  return visibleAudits(reader, manager).andWhere('audit.id = :id', { id }).getOne()
}

/** The audits of many appeals in one query, in the order in which they were drawn. */
export async function auditsOf(
  manager: EntityManager,
  reader: Reader,
  appealIds: readonly string[],
): Promise<Map<string, Audit[]>> {
  const rows = await visibleAudits(reader, manager)
    .andWhere('audit.appealId = any(:appealIds)', { appealIds })
    .orderBy('audit.id', 'ASC')
    .getMany()
  return groupedBy(rows, (row) => row.appealId)
}

/** The audits of many samples in one query, by rule and in the order in which they were drawn. */
export async function auditsOfSamples(
  manager: EntityManager,
  reader: Reader,
  sampleIds: readonly string[],
): Promise<Map<string, Audit[]>> {
  const rows = await visibleAudits(reader, manager)
    .andWhere('audit.sampleId = any(:sampleIds)', { sampleIds })
    .orderBy('audit.drawId', 'ASC')
    .addOrderBy('audit.place', 'ASC')
    .getMany()
  return groupedBy(rows, (row) => row.sampleId)
}

/** A sample that the actor may see, by its id or by whose it is. */
export function sampleFor(
  manager: EntityManager,
  reader: Reader,
  of: { id: string } | SampleKey,
): Promise<Sample | null> {
  const query = visibleSamples(reader, manager)
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
