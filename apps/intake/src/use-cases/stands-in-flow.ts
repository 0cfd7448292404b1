import { drawFlow } from '@shouwen/procedure/draw-flow'
import { flowOf } from '@shouwen/procedure/flow'
import type { EntityManager } from 'typeorm'
import type { Appeal } from '../domain/appeal'
import { positionOf } from '../domain/flow-position'
import { escalationsOf } from '../store/escalation-queries'
import { packsPromised, promised } from '../store/packs'
import { stepsOf } from '../store/step-queries'
import { runningOn } from './open-steps'

/** P6.0: the flow of the procedure that an appeal was promised under, and where it stands in it; null for history. */
export async function standsInFlow(manager: EntityManager, appeal: Appeal): Promise<string | null> {
  const packs = await packsPromised(manager, [appeal])
  const pack = promised(packs, appeal)
  if (pack === undefined || appeal.kind === null) return null
  const running = runningOn(appeal, packs, (await stepsOf(manager, [appeal.id])).get(appeal.id) ?? [])
  const escalations = (await escalationsOf(manager, [appeal.id])).get(appeal.id) ?? []
  const flow = flowOf(
    pack,
    appeal.kind,
    running.map(({ playbook }) => playbook),
  )
  return drawFlow({ ...flow, zh: `${flow.zh} ${appeal.number}` }, positionOf(appeal, running, escalations))
}
