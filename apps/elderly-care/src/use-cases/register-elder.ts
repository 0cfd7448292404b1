import type { Actor } from '@shouwen/access/actor'
import { authorize } from '@shouwen/access/permission'
import { localDay } from '@shouwen/calendar/local-time'
import { elderRegistered, relativesRegistered } from '@shouwen/events/elderly-care'
import type { Store } from '@shouwen/transactions/store'
import { v7 as uuidv7 } from 'uuid'
import { decideRegisterElder, type ElderForm } from '../domain/register-elder'
import { insertElder } from '../store/elders'
import { careInForce, isUnitOf, knownProject } from '../store/known'
import { permissions } from './permissions'
import { relativeId } from './relative-id'

export interface RegisterElderInput extends ElderForm {
  readonly idempotencyKey: string
  readonly projectId: string
}

/** P5.6.7.0, P5.6.7.1: enters an empty-nest elder into the separate list. */
export function registerElder(
  store: Store,
  input: RegisterElderInput,
  actor: Actor,
): Promise<{ elderId: string }> {
  const { operation } = permissions['Mutation.registerElder']
  return store.command({ operation, actor, input }, async (work) => {
    const project = await knownProject(work.manager, input.projectId)
    authorize(actor, permissions['Mutation.registerElder'], project.path)
    const { pack, care } = await careInForce(work.manager, project, work.now)
    const place = {
      id: uuidv7(),
      groupId: work.groupId,
      projectId: project.projectId,
      projectPath: project.path,
      unitKnown: await isUnitOf(work.manager, project.projectId, input.unitId),
      registeredBy: actor.personId,
      clause: care.clauses.retiredAge,
      today: localDay(work.now, project.timeZone),
    }
    const elder = decideRegisterElder(input, place, work.now)
    await insertElder(work, elder)
    work.record(elderRegistered, {
      subject: `elder/${elder.id}`,
      projectPath: project.path,
      clauses: [care.clauses.retiredAge, 'P5.6.7.1'],
      pack,
      data: { elderId: elder.id, projectId: project.projectId, unitId: elder.unitId },
    })
    const relativeIds = elder.relatives.map((_relative, place) => relativeId(elder.id, place))
    work.record(relativesRegistered, {
      subject: `elder/${elder.id}`,
      projectPath: project.path,
      clauses: ['P5.6.6.5', 'P5.6.7.1'],
      pack,
      data: { elderId: elder.id, unitId: elder.unitId, relativeIds },
    })
    return { elderId: elder.id }
  })
}
