import { appealEscalated } from '@shouwen/events/intake'
import { clockBreached } from '@shouwen/events/sla'
import { when } from '@shouwen/messaging/reaction'
import { decideEscalateOnBreach } from '../domain/escalation'
import { lockAppeal, saveAppeal } from '../store/appeals'
import { insertEscalationOnce } from '../store/escalations'
import { packsPromised, promised } from '../store/packs'
import { factOfEscalation } from '../use-cases/escalate-appeal'
import { tellOfEscalation } from '../use-cases/tell-of'

/** M4.6.1: what was not solved in its time goes to a decision at once, without anybody having to think of it. */
export const whenClockBreached = when(clockBreached, async ({ data }, work) => {
  const before = await lockAppeal(work, data.appealId)
  const pack = promised(await packsPromised(work.manager, [before]), before)
  const escalated = pack === undefined ? null : decideEscalateOnBreach(before, pack, data, work.now)
  if (escalated === null) return
  const { appeal, escalation } = escalated
  if (!(await insertEscalationOnce(work, escalation))) return
  await saveAppeal(work, before, appeal)
  work.record(appealEscalated, factOfEscalation(appeal, escalation))
  await tellOfEscalation(work, appeal, escalation)
})
