import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager, type EntitySchema } from 'typeorm'
import type { Disclosure, DisclosureGrant } from '../domain/disclosure'
import { declineTable, disclosureGrantTable, disclosureTable, type Decline } from './disclosure-tables'

/** Grants, and disclosures, of one appeal that are shown at the most: the newest. */
export const DISCLOSURES_SHOWN = 100

/** The grants of many appeals, newest first. */
export function grantsOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, DisclosureGrant[]>> {
  return newestOf(manager, disclosureGrantTable, 'grantedAt', appealIds)
}

/** What was disclosed of many appeals, newest first. */
export function disclosuresOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, Disclosure[]>> {
  return newestOf(manager, disclosureTable, 'disclosedAt', appealIds)
}

/** Why many appeals were declined, oldest first. */
export async function declinesOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, Decline[]>> {
  const rows = await manager.find(declineTable, {
    where: { appealId: In([...appealIds]) },
    order: { declinedAt: 'ASC' },
  })
  return groupedBy(rows, ({ appealId }) => appealId)
}

/** One grant of the group. */
export function grantById(manager: EntityManager, id: string): Promise<DisclosureGrant> {
  return manager.findOneByOrFail(disclosureGrantTable, { id })
}

/** One disclosure of the group. */
export function disclosureById(manager: EntityManager, id: string): Promise<Disclosure> {
  return manager.findOneByOrFail(disclosureTable, { id })
}

async function newestOf<Row extends { id: string; appealId: string }>(
  manager: EntityManager,
  table: EntitySchema<Row>,
  by: string,
  appealIds: readonly string[],
): Promise<Map<string, Row[]>> {
  const rows = await manager
    .createQueryBuilder(table, 'row')
    .where((query) => {
      const newest = query
        .subQuery()
        .select('newest.id')
        .from(table, 'newest')
        .where('newest.appealId = row.appealId')
        .orderBy(`newest.${by}`, 'DESC')
        .limit(DISCLOSURES_SHOWN)
      return `row.appealId = any(:appealIds) and row.id in ${newest.getQuery()}`
    })
    .setParameters({ appealIds })
    .orderBy(`row.${by}`, 'DESC')
    .getMany()
  return groupedBy(rows, ({ appealId }) => appealId)
}
