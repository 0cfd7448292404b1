import { rungReached } from '@shouwen/events/sla'
import { when } from '@shouwen/messaging/reaction'
import { decideEscalateToRung } from '../domain/escalation'
import { takeUpEscalation } from '../use-cases/take-up-escalation'

/** M4.6.1: a clock that still runs has reached a rung of its ladder: who stands on it decides. */
export const whenRungReached = when(rungReached, ({ data }, work) =>
  takeUpEscalation(work, data.appealId, (appeal, pack) => decideEscalateToRung(appeal, pack, data, work.now)),
)
