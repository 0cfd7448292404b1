import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { attachmentAdded } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import type { Work } from '@shouwen/transactions/work'
import { Refusal } from '@shouwen/vocabulary/refusal'
import type { WorkMoment } from '@shouwen/vocabulary/attachments'
import type { Appeal } from '../domain/appeal'
import { decideAttach, type AttachmentSaid } from '../domain/attachment'
import { requireStep } from '../domain/steps'
import { clausesOf } from '../domain/transitions'
import { lockAppeal } from '../store/appeals'
import { attachmentTable } from '../store/attachment-table'
import { countAttachments, isWorkOf, lockUpload } from '../store/attachments'
import { packsPromised } from '../store/packs'
import { stepsOf } from '../store/step-queries'
import { aboutAppeal, type AppealChanged } from './change-appeal'
import { runningOn } from './open-steps'
import { permissions } from './permissions'

/** Several people work on one appeal at once, so no version is asked for, and none is raised. */
export interface AttachInput {
  readonly idempotencyKey: string
  readonly appealId: string
  readonly uploadId: string
  readonly caption?: string | null
  readonly visibleToCustomer?: boolean | null
  readonly playbook?: string | null
  readonly step?: string | null
  readonly workOrderId?: string | null
  readonly moment?: WorkMoment | null
}

/** P5.1.1, M4.2: puts an upload beside an appeal: of itself, of one of its steps, or of work for it. */
export function attach(store: Store, input: AttachInput, actor: Actor): Promise<AppealChanged> {
  const permission = permissions['Mutation.attach']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const appeal = await lockAppeal(work, input.appealId)
    authorize(actor, permission, appeal.projectPath)
    const said = saidIn(input)
    const clauses = await clausesFor(work, appeal, said)
    const upload = await lockUpload(work, input.uploadId)
    const present = await countAttachments(work, appeal.id)
    const by = { uploadId: input.uploadId, personId: actor.personId }
    const attached = decideAttach(appeal, upload, present, said, by, work.now)
    await work.manager.update(attachmentTable, { id: attached.id }, attached)
    const {
      id: attachmentId,
      appealId,
      kind,
      playbook,
      step,
      workOrderId,
      moment,
      visibleToCustomer,
    } = attached
    work.record(attachmentAdded, {
      ...aboutAppeal(appeal, clauses),
      data: { appealId, attachmentId, kind, playbook, step, workOrderId, moment, visibleToCustomer },
    })
    return { appealId, version: appeal.version }
  })
}

/** Refuses with INPUT_INVALID a step without its playbook, a moment without its work. */
function saidIn({
  caption,
  visibleToCustomer,
  playbook,
  step,
  workOrderId,
  moment,
}: AttachInput): AttachmentSaid {
  if (Boolean(playbook) !== Boolean(step)) throw incomplete('playbook and step go together')
  if (moment && !workOrderId) throw incomplete('moment needs workOrderId')
  return {
    caption: caption ?? null,
    visibleToCustomer: visibleToCustomer ?? false,
    step: playbook && step ? { playbook, step } : null,
    work: workOrderId ? { workOrderId, moment: moment ?? null } : null,
  }
}

const incomplete = (problems: string): Refusal => new Refusal('INPUT_INVALID', { problems })

/** The clause of the step that it is evidence of, or else of the record. Refuses with STEP_UNKNOWN, NOT_YET_KNOWN. */
async function clausesFor(
  work: Work,
  appeal: Appeal,
  { step, work: order }: AttachmentSaid,
): Promise<string[]> {
  if (order !== null && !(await isWorkOf(work, appeal.id, order.workOrderId))) {
    throw new Refusal('NOT_YET_KNOWN', { what: 'work order', id: order.workOrderId })
  }
  if (step === null) return clausesOf(appeal, 'attach')
  const packs = await packsPromised(work.manager, [appeal])
  const opened = (await stepsOf(work.manager, [appeal.id])).get(appeal.id) ?? []
  return [requireStep(runningOn(appeal, packs, opened), step).rule.clause]
}
