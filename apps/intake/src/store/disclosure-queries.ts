import { groupedBy } from '@shouwen/subgraph/context'
import { In, type EntityManager } from 'typeorm'
import type { Disclosure, DisclosureGrant } from '../domain/disclosure'
import { declineTable, disclosureGrantTable, disclosureTable, type Decline } from './disclosure-tables'
import { newestOf } from './newest'

/** Grants, and disclosures, of one appeal that are shown at the most: the newest. */
export const DISCLOSURES_SHOWN = 100

/** The grants of many appeals, newest first. */
export function grantsOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, DisclosureGrant[]>> {
  return newestOf(manager, disclosureGrantTable, { by: 'grantedAt', limit: DISCLOSURES_SHOWN }, appealIds)
}

/** What was disclosed of many appeals, newest first. */
export function disclosuresOf(
  manager: EntityManager,
  appealIds: readonly string[],
): Promise<Map<string, Disclosure[]>> {
  return newestOf(manager, disclosureTable, { by: 'disclosedAt', limit: DISCLOSURES_SHOWN }, appealIds)
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
