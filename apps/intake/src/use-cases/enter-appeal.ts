import type { Actor } from '@shouwen/access/actor'
import { authorize, caseOf, type Permission } from '@shouwen/access/permission'
import { localDay } from '@shouwen/calendar/local-time'
import { appealRegistered } from '@shouwen/events/intake'
import type { ProcedurePack } from '@shouwen/procedure/pack'
import type { Work } from '@shouwen/transactions/work'
import { v7 as uuidv7 } from 'uuid'
import type { Appeal } from '../domain/appeal'
import { followUpRuleFor } from '../domain/follow-up'
import { appealNumber } from '../domain/numbering'
import { decideRegister, type RegistrationForm } from '../domain/register'
import { playbooksOf, type OpenedStep } from '../domain/steps'
import { insertAppeal } from '../store/appeals'
import { nextNumber, requireCustomer, requireUnit } from '../store/known'
import { knownProject } from '../store/project-queries'
import { packInForce } from '../store/packs'
import type { KnownProject } from '../store/tables'
import { aboutAppeal } from './change-appeal'
import { scheduleFollowUp } from './follow-up'
import { openSteps } from './open-steps'
import { reportInWriting } from './report-complaint'

/** Where an appeal is entered, and by which procedure. */
export interface Desk {
  readonly project: KnownProject
  readonly pack: ProcedurePack
}

/** The desk of a project, for who may receive there; unit and customer are looked up at once. */
export async function deskFor(
  work: Work,
  permission: Permission,
  actor: Actor,
  asked: { projectId: string; unitId: string | null; customerId: string | null },
): Promise<Desk> {
  const project = await knownProject(work.manager, asked.projectId)
  authorize(actor, caseOf(permission, project.kind), project.path)
  const [pack] = await Promise.all([
    packInForce(work.manager, project, work.now),
    requireUnit(work.manager, project.projectId, asked.unitId),
    requireCustomer(work.manager, asked.customerId),
  ])
  return { project, pack }
}

/** Writes an appeal down: the receiver becomes its first contact, its clocks and its first steps begin. */
export async function enterAppeal(
  work: Work,
  { project, pack }: Desk,
  given: RegistrationForm,
  firstContactId: string,
): Promise<{ appeal: Appeal; opened: OpenedStep[] }> {
  const place = {
    id: uuidv7(),
    groupId: work.groupId,
    projectId: project.projectId,
    projectPath: project.path,
    firstContactId,
    pack,
  }
  const form = decideRegister(given, { ...place, number: '' }, work.now)
  const day = localDay(work.now, project.timeZone)
  const count = await nextNumber(work.manager, project, day, work.groupId)
  const appeal: Appeal = { ...form, number: appealNumber(project.code, day, count) }
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
      kind: given.kind,
      channel: given.channel,
      category: given.category,
      grade: appeal.grade,
      impact: appeal.impact,
      aboutService: appeal.aboutService,
      receivedAt: appeal.receivedAt.toISOString(),
      registeredAt: appeal.registeredAt.toISOString(),
      firstContactId,
      packId: pack.id,
      packVersion: pack.version,
      version: appeal.version,
    },
  })
  const playbooks = playbooksOf(appeal, pack, [])
  const isFollowedUp = followUpRuleFor(appeal, pack) !== null
  // One message: what follows from an appeal is written behind it.
  const [, opened] = await Promise.all([
    insertAppeal(work, appeal),
    openSteps(work, appeal, playbooks),
    reportInWriting(work, appeal, pack, project.timeZone),
    isFollowedUp ? scheduleFollowUp(work, appeal, pack, project) : null,
  ])
  return { appeal, opened }
}
