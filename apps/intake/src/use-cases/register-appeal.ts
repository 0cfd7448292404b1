import type { Actor } from '@shouwen/access/actor'
import { authorize, caseOf } from '@shouwen/access/permission'
import { localDay } from '@shouwen/calendar/local-time'
import { appealRegistered } from '@shouwen/events/intake'
import type { Store } from '@shouwen/transactions/store'
import { v7 as uuidv7 } from 'uuid'
import type { Appeal } from '../domain/appeal'
import { followUpRuleFor } from '../domain/follow-up'
import { appealNumber } from '../domain/numbering'
import { playbooksOf } from '../domain/steps'
import { decideRegister, type RegistrationForm } from '../domain/register'
import { knownProject, nextNumber, requireCustomer, requireUnit } from '../store/known'
import { packInForce } from '../store/packs'
import { appealTable } from '../store/tables'
import { aboutAppeal, type AppealChanged } from './change-appeal'
import { scheduleFollowUp } from './follow-up'
import { openSteps } from './open-steps'
import { permissions } from './permissions'
import { reportInWriting } from './report-complaint'

export interface RegisterAppealInput extends RegistrationForm {
  readonly idempotencyKey: string
  readonly projectId: string
}

/** P5.1.1, P5.1.2, M4.2: writes the form; the receiver becomes the first contact, and the clocks start. */
export function registerAppeal(
  store: Store,
  input: RegisterAppealInput,
  actor: Actor,
): Promise<AppealChanged> {
  const permission = permissions['Mutation.registerAppeal']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const project = await knownProject(work.manager, input.projectId)
    authorize(actor, caseOf(permission, project.kind), project.path)
    const [pack] = await Promise.all([
      packInForce(work.manager, project, work.now),
      requireUnit(work.manager, project.projectId, input.unitId),
      requireCustomer(work.manager, input.customerId),
    ])
    const place = {
      id: uuidv7(),
      groupId: work.groupId,
      projectId: project.projectId,
      projectPath: project.path,
      firstContactId: actor.personId,
      pack,
    }
    const form = decideRegister(input, { ...place, number: '' }, work.now)
    const day = localDay(work.now, project.timeZone)
    const count = await nextNumber(work.manager, project, day, work.groupId)
    const appeal: Appeal = { ...form, number: appealNumber(project.code, day, count) }
    await work.manager.insert(appealTable, appeal)
    work.record(appealRegistered, {
      ...aboutAppeal(appeal, project.kind === 'mall' ? ['M4.2', 'M3.3'] : ['P5.1.1', 'P5.1.2']),
      data: {
        appealId: appeal.id,
        number: appeal.number,
        projectId: appeal.projectId,
        projectPath: appeal.projectPath,
        unitId: appeal.unitId,
        customerId: appeal.customerId,
        callerUnknown: appeal.customerId === null,
        kind: input.kind,
        channel: input.channel,
        category: input.category,
        grade: appeal.grade,
        impact: appeal.impact,
        aboutService: appeal.aboutService,
        receivedAt: appeal.receivedAt.toISOString(),
        registeredAt: appeal.registeredAt.toISOString(),
        firstContactId: actor.personId,
        packId: pack.id,
        packVersion: pack.version,
        version: appeal.version,
      },
    })
    await reportInWriting(work, appeal, pack, project.timeZone)
    await openSteps(work, appeal, playbooksOf(appeal, pack, []))
    if (followUpRuleFor(appeal, pack) !== null) await scheduleFollowUp(work, appeal, pack, project)
    return { appealId: appeal.id, version: appeal.version }
  })
}
