import { clockBreached } from '@shouwen/events/sla'
import { when } from '@shouwen/messaging/reaction'
import { decideEscalateOnBreach } from '../domain/escalation'
import { takeUpEscalation } from '../use-cases/take-up-escalation'

/** M4.6.1: what was not solved in its time goes to a decision at once, without anybody having to think of it. */
export const whenClockBreached = when(clockBreached, ({ data }, work) =>
  takeUpEscalation(work, data.appealId, (appeal, pack) =>
    decideEscalateOnBreach(appeal, pack, data, work.now),
  ),
)
