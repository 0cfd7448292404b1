import type { ScopeRule, WrittenReplyRule } from '@shouwen/procedure/pack'
import { In, type EntityManager } from 'typeorm'
import type { Appeal } from '../domain/appeal'
import { scopeRuleFor } from '../domain/scope'
import type { RunningPlaybook } from '../domain/steps'
import { packsPromised, promised } from '../store/packs'
import { stepsOf } from '../store/step-queries'
import { appealTable } from '../store/tables'
import { runningOn } from './open-steps'
import { replyRuleAmong } from './reply-in-writing'

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

/** By which rules many appeals are answered in writing (P5.6.3.1, M4.9); one that need not be is not among them. */
export async function replyRulesOf(
  manager: EntityManager,
  ids: readonly string[],
): Promise<Map<string, WrittenReplyRule>> {
  const appeals = await manager.findBy(appealTable, { id: In([...ids]) })
  const packs = await packsPromised(manager, appeals)
  return new Map(
    appeals.flatMap((appeal) => {
      const rule = replyRuleAmong(packs, appeal)
      return rule === null ? [] : [[appeal.id, rule] as const]
    }),
  )
}
