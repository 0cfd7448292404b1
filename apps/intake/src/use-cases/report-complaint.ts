import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { reportAcknowledged, reportMade } from '@shouwen/events/intake'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Store } from '@shouwen/transactions/store'
import type { Work } from '@shouwen/transactions/work'
import { v7 as uuidv7 } from 'uuid'
import type { Appeal } from '../domain/appeal'
import {
  decideAcknowledge,
  oralReport,
  writtenReport,
  type ComplaintReport,
} from '../domain/complaint-report'
import { lockAppeal } from '../store/appeals'
import { packsPromised, promisedAmong } from '../store/packs'
import { lockReport } from '../store/reports'
import { requireStaff } from '../store/staff'
import { appealTable, reportTable } from '../store/tables'
import { aboutAppeal, type AppealChanged } from './change-appeal'
import { permissions } from './permissions'
import { tellOf } from './tell-of'

/** P5.6.2.2: the moment a complaint is registered, whom the procedure names is told of it in writing, by the house itself. */
export async function reportInWriting(
  work: Work,
  appeal: Appeal,
  pack: ProcedurePack,
  timeZone: string,
): Promise<void> {
  const report = writtenReport(appeal, pack, { id: uuidv7(), timeZone })
  if (report === null) return
  await keepReport(work, appeal, report)
  const { id: cause, toRole: role } = report
  await tellOf(work, appeal, { on: 'reported', cause, responsible: role === null ? null : { role } }, pack)
}

export interface LogOralReportInput {
  readonly idempotencyKey: string
  readonly appealId: string
  /** The member of staff who was told. */
  readonly to: string
  readonly words: string
}

/** P5.6.2.2: who received a complaint writes down whom they told of it by word of mouth. */
export function logOralReport(store: Store, input: LogOralReportInput, actor: Actor): Promise<AppealChanged> {
  const permission = permissions['Mutation.logOralReport']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const appeal = await lockAppeal(work, input.appealId)
    authorize(actor, permission, appeal.projectPath)
    const pack = promisedAmong(await packsPromised(work.manager, [appeal]), appeal)
    const said = { id: uuidv7(), by: actor.personId, to: input.to, words: input.words }
    const report = oralReport(appeal, pack, said, work.now)
    await requireStaff(work.manager, input.to)
    await keepReport(work, appeal, report)
    return { appealId: appeal.id, version: appeal.version }
  })
}

export interface AcknowledgeReportInput {
  readonly idempotencyKey: string
  readonly reportId: string
}

/** P5.6.2.2: whoever was told says that they have read it: the post that a written one went to, the person of an oral one. */
export function acknowledgeReport(
  store: Store,
  input: AcknowledgeReportInput,
  actor: Actor,
): Promise<AppealChanged> {
  const permission = permissions['Mutation.acknowledgeReport']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const report = await lockReport(work, input.reportId)
    const { toRole, toStaff, projectPath, clause } = report
    if (toStaff !== actor.personId) {
      const roles = toRole === null ? [] : [toRole]
      authorize(actor, { ...permission, roles, because: clause }, projectPath)
    }
    const read = decideAcknowledge(report, actor.personId, work.now)
    await work.manager.update(reportTable, { id: read.id }, read)
    const appeal = await work.manager.findOneByOrFail(appealTable, { id: read.appealId })
    work.record(reportAcknowledged, {
      ...aboutAppeal(appeal, [clause]),
      data: { appealId: appeal.id, reportId: read.id },
    })
    return { appealId: appeal.id, version: appeal.version }
  })
}

async function keepReport(work: Work, appeal: Appeal, report: ComplaintReport): Promise<void> {
  await work.manager.insert(reportTable, report)
  const { id: reportId, form, toRole, toStaff, clause } = report
  work.record(reportMade, {
    ...aboutAppeal(appeal, [clause]),
    data: { appealId: appeal.id, reportId, form, toRole, toStaff },
  })
}
