import type { ScopeRule } from '@shouwen/procedure/pack'
import { In, type EntityManager } from 'typeorm'
import type { Appeal } from '../domain/appeal'
import { scopeRuleFor } from '../domain/scope'
import type { RunningPlaybook } from '../domain/steps'
import { packsPromised, promised } from '../store/packs'
import { stepsOf } from '../store/step-queries'
import { appealTable } from '../store/tables'
import { runningOn } from './open-steps'

/** The playbooks of many appeals, each with its appeal, in a fixed number of queries. */
export async function handledBy(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, { appeal: Appeal; running: RunningPlaybook }[]>> {
  const appeals = await manager.findBy(appealTable, { id: In([...ids]) })
  const packs = await packsPromised(manager, appeals)
  const steps = await stepsOf(manager, ids)
  return new Map(
    appeals.map((appeal) => [
      appeal.id,
      runningOn(appeal, packs, steps.get(appeal.id) ?? []).map((running) => ({ appeal, running })),
    ]),
  )
}

/** The definitions by which many appeals are judged (M4.5.2, M4.5.3); none of one that is not judged. */
export async function judgedBy(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, ScopeRule['definitions']>> {
  const appeals = await manager.findBy(appealTable, { id: In([...ids]) })
  const packs = await packsPromised(manager, appeals)
  return new Map(
    appeals.map((appeal) => {
      const pack = promised(packs, appeal)
      return [appeal.id, pack === undefined ? [] : (scopeRuleFor(appeal, pack)?.definitions ?? [])]
    }),
  )
}
