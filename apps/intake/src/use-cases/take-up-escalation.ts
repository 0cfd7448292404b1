import { appealEscalated } from '@shouwen/events/intake'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Work } from '@shouwen/transactions/work'
import type { Appeal } from '../domain/appeal'
import type { Escalation } from '../domain/escalation'
import { lockAppeal, saveAppeal } from '../store/appeals'
import { insertEscalationOnce } from '../store/escalations'
import { packsPromised, promised } from '../store/packs'
import { factOfEscalation } from './escalate-appeal'
import { tellOfEscalation } from './tell-of'

/**
 * M4.6.1: what a clock says goes to a decision at once, without anybody having to think of it: the appeal is escalated, and who has
 * to decide is told. An escalation that was made before changes nothing.
 * @param decide what is escalated by the appeal's procedure; null: nothing.
 */
export async function takeUpEscalation(
  work: Work,
  appealId: string,
  decide: (appeal: Appeal, pack: ProcedurePack) => { appeal: Appeal; escalation: Escalation } | null,
): Promise<void> {
  const before = await lockAppeal(work, appealId)
  const pack = promised(await packsPromised(work.manager, [before]), before)
  const escalated = pack === undefined ? null : decide(before, pack)
  if (escalated === null) return
  const { appeal, escalation } = escalated
  if (!(await insertEscalationOnce(work, escalation))) return
  await saveAppeal(work, before, appeal)
  work.record(appealEscalated, factOfEscalation(appeal, escalation))
  await tellOfEscalation(work, appeal, escalation)
}
