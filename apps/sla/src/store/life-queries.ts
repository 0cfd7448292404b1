import { scopesFor } from '@shouwen/access/scope'
import { groupedBy } from '@shouwen/subgraph/context'
import { withinScopes } from '@shouwen/transactions/within-scopes'
import { In, type EntityManager } from 'typeorm'
import type { RecordedCause } from '../domain/breach-cause'
import type { Excuse } from '../domain/excuse'
import type { Extension } from '../domain/extension'
import { PAUSES_LIMIT, type Pause } from '../domain/pause'
import type { Reader } from './clock-queries'
import { breachCauseTable, excuseTable, extensionTable, pauseTable } from './life-tables'

/** Of one clock, on average: more than anybody asks for. */
const SHOWN = 50

/** The pauses of many appeals, at places that the reader's posts cover, in their order, in one query. */
export async function pausesByAppeal(
  manager: EntityManager,
  { actor, permission }: Reader,
  appealIds: readonly string[],
): Promise<Map<string, Pause[]>> {
  const rows = await manager
    .createQueryBuilder(pauseTable, 'pause')
    .where(withinScopes('pause.projectPath', scopesFor(actor, permission)))
    .andWhere('pause.appealId = any(:appealIds)', { appealIds })
    .orderBy('pause.from')
    .take(PAUSES_LIMIT * appealIds.length)
    .getMany()
  return groupedBy(rows, ({ appealId }) => appealId)
}

export function pauseById(manager: EntityManager, id: string): Promise<Pause | null> {
  return manager.findOneBy(pauseTable, { id })
}

/** The extensions of many clocks, in the order in which they were asked for, in one query. */
export async function extensionsByClock(
  manager: EntityManager,
  clockIds: readonly string[],
): Promise<Map<string, Extension[]>> {
  const rows = await manager.find(extensionTable, {
    where: { clockId: In([...clockIds]) },
    order: { askedAt: 'ASC' },
    take: SHOWN * clockIds.length,
  })
  return groupedBy(rows, ({ clockId }) => clockId)
}

/** The excuse of each of many clocks that was asked for last, in one query. */
export async function excuseByClock(
  manager: EntityManager,
  clockIds: readonly string[],
): Promise<Map<string, Excuse>> {
  const rows = await manager.find(excuseTable, {
    where: { clockId: In([...clockIds]) },
    order: { askedAt: 'ASC' },
  })
  return new Map(rows.map((row) => [row.clockId, row]))
}

/** Why each of many clocks ran out, where that was recorded, in one query. */
export async function causeByClock(
  manager: EntityManager,
  clockIds: readonly string[],
): Promise<Map<string, RecordedCause>> {
  const rows = await manager.findBy(breachCauseTable, { clockId: In([...clockIds]) })
  return new Map(rows.map((row) => [row.clockId, row]))
}
