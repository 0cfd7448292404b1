import type { Actor } from '@shouwen/access/actor'
import { holdsPost } from '@shouwen/access/permission'
import { emergencyRaised } from '@shouwen/events/intake'
import type { EmergencyPlan, ProcedurePack } from '@shouwen/procedure/pack'
import type { Store } from '@shouwen/transactions/store'
import type { Work } from '@shouwen/transactions/work'
import type { Appeal } from '../domain/appeal'
import { decideRaise, requireEmergency, type EmergencyForm } from '../domain/emergency'
import { decideDone, playbooksOf, stepInHand, type OpenedStep } from '../domain/steps'
import { emergencyTable } from '../store/tables'
import { aboutAppeal, type AppealChanged } from './change-appeal'
import { deskFor, enterAppeal } from './enter-appeal'
import { permissions } from './permissions'
import { writeSettled } from './settle-step'

export interface RaiseEmergencyInput extends EmergencyForm {
  readonly idempotencyKey: string
  readonly projectId: string
}

/**
 * P5.6.6.1, P5.6.8.1, P5.6.9: one transaction writes the appeal, its playbook and what was noted. It asks no other service
 * and waits for none: the guards' order and the clocks follow by events, whenever these arrive.
 */
export function raiseEmergency(
  store: Store,
  input: RaiseEmergencyInput,
  actor: Actor,
): Promise<AppealChanged> {
  const permission = permissions['Mutation.raiseEmergency']
  return store.command({ operation: permission.operation, actor, input }, async (work) => {
    const desk = await deskFor(work, permission, actor, input)
    const emergency = requireEmergency(desk.pack, input.category)
    const { registration, noted } = decideRaise(input, emergency)
    const { appeal, opened } = await enterAppeal(work, desk, registration, actor.personId)
    const { id: appealId, groupId, content: condition } = appeal
    const { plan } = emergency
    await work.manager.insert(emergencyTable, { appealId, groupId, ...noted })
    work.record(emergencyRaised, {
      ...aboutAppeal(appeal, [plan.clause]),
      data: { appealId, playbook: plan.playbook, at: work.now.toISOString() },
    })
    await noteAtOnce(work, actor, appeal, desk.pack, plan, opened, { ...noted, condition })
    return { appealId, version: appeal.version }
  })
}

/** P5.6.6.1: what whoever raises it has just said need not be written down a second time. */
async function noteAtOnce(
  work: Work,
  actor: Actor,
  appeal: Appeal,
  pack: ProcedurePack,
  { playbook, noted: step }: EmergencyPlan,
  opened: readonly OpenedStep[],
  noted: { address: string; telephone: string; condition: string },
): Promise<void> {
  if (step === undefined) return
  const inHand = stepInHand(playbooksOf(appeal, pack, opened), { playbook, step })
  const { by, asks } = inHand.rule
  // A procedure may leave the noting to others than who receives: then it is still to be done.
  if (!holdsPost(actor, { ...permissions['Mutation.completeStep'], roles: by }, appeal.projectPath)) return
  const given = Object.entries(noted)
    .filter(([field]) => asks.some(({ code }) => code === field))
    .map(([field, value]) => ({ field, value }))
  await writeSettled(
    work,
    appeal,
    pack,
    opened,
    inHand,
    decideDone(inHand, given, new Set(), actor.personId, work.now),
  )
}
