import type { DataOf } from '@shouwen/events/fact'
import { clockBreached, departmentClockBreached } from '@shouwen/events/sla'
import { when } from '@shouwen/messaging/reaction'
import { decideEscalateOnBreach } from '../domain/escalation'
import { takeUpEscalation } from '../use-cases/take-up-escalation'

type Noted = Parameters<typeof takeUpEscalation>[0]

const takeUp = (work: Noted, data: DataOf<typeof clockBreached>): Promise<void> =>
  takeUpEscalation(work, data.appealId, (appeal, pack) =>
    decideEscalateOnBreach(appeal, pack, data, work.now),
  )

/** M4.6.1: what was not solved in its time goes to a decision at once, without anybody having to think of it. */
export const whenClockBreached = when(clockBreached, ({ data }, work) => takeUp(work, data))

/** P5.6.2.4, M4.4: so does what a department has had for too long, where the procedure says so. */
export const whenDepartmentClockBreached = when(departmentClockBreached, ({ data }, work) =>
  takeUp(work, data),
)
