import type { ProcedurePack } from '@shouwen/procedure/pack'
import { currentCorrelation } from '@shouwen/telemetry/correlation'
import type { Work } from '@shouwen/transactions/work'
import { v7 as uuidv7 } from 'uuid'
import type { Appeal } from '../domain/appeal'
import type { Escalation } from '../domain/escalation'
import { noticesOf, type Told } from '../domain/notice'
import { insertNotices } from '../store/notices'
import { packsPromised, promised } from '../store/packs'

/** What a transaction of a use case, a reaction and a job have in common. */
type Open = Pick<Work, 'manager' | 'now' | 'writeTogether'>

/**
 * Has those told whom the procedure names (P5.3, P5.6.2.2, M4.7.1, C0.3): their notices are written with the deed, and sent
 * afterwards. History was promised nothing, and tells nobody.
 */
export async function tellOf(open: Open, appeal: Appeal, told: Told, known?: ProcedurePack): Promise<void> {
  const pack = known ?? promised(await packsPromised(open.manager, [appeal]), appeal)
  if (pack === undefined) return
  const { now } = open
  const correlationId = currentCorrelation() ?? uuidv7()
  insertNotices(open, noticesOf(appeal, pack, told, { newId: uuidv7, now, correlationId }))
}

/** P5.2.2, M4.6.1, M4.7.1: whoever has to decide is told at once. */
export function tellOfEscalation(open: Open, appeal: Appeal, { id, toRole }: Escalation): Promise<void> {
  return tellOf(open, appeal, { on: 'escalated', cause: id, responsible: { role: toRole } })
}
