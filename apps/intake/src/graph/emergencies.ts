import { showsClear } from '@shouwen/access/masking'
import type { Actor } from '@shouwen/access/actor'
import { maskedTelephone } from '@shouwen/vocabulary/telephone'
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import type { EmergencyCall, KnownDutyNumber } from '../domain/emergency'
import { emergenciesOf, type EmergencySeen } from '../use-cases/emergencies-of'
import { raiseEmergency } from '../use-cases/raise-emergency'
import { AppealType } from './appeal-type'
import { changed } from './changed-appeal'
import type { IntakeContext } from './context'
import { RaiseEmergencyArguments } from './emergency-inputs'
import { EmergencyType, type CallGuardRoomType } from './emergency-types'
import { callerAt } from './parts-seen'
import { isCustomer } from '../use-cases/withheld'
import { showsCustomer } from './withheld'

/** P5.6.6, P5.6.8, P5.6.9: what cannot wait. */
@Resolver(() => AppealType)
export class Emergencies {
  @FieldResolver(() => EmergencyType, {
    nullable: true,
    description:
      'What an emergency needs now; null for customers, and of an appeal that its procedure has no emergency plan for ' +
      '(P5.6.6, P5.6.8, P5.6.9).',
  })
  async emergency(@Root() appeal: AppealType, @Ctx() context: IntakeContext): Promise<EmergencyType | null> {
    const { actor, app, groupId } = context
    if (isCustomer(actor)) return null
    const found = await context.batched('emergency', appeal.id, (ids) =>
      app.store.read(groupId, (manager) => emergenciesOf(manager, ids, app.store.clock.now())),
    )
    if (found === null) return null
    const { plan, state, accepted, onDuty } = found
    return {
      playbook: plan.playbook,
      clause: plan.clause,
      state,
      acceptedBy: accepted === null ? null : { id: accepted.by },
      acceptedAt: accepted?.at ?? null,
      ...notedSeen(found.noted, appeal, actor),
      callGuardRoom: callSeen(found),
      dutyNumbers: onDuty.map(({ post, telephone }) => ({ post, telephone })),
      outsideNumbers: plan.calls,
    }
  }

  @Mutation(() => AppealType, {
    description:
      'Raises an emergency in one go: registers the appeal, opens its playbook, notes place, telephone and what happened ' +
      '(P5.6.6.1, P5.6.8.1, P5.6.9). Answers without any other service; whom to call is in `Appeal.emergency`, the ' +
      'relatives in `unit`. Refuses: NOT_AN_EMERGENCY, CATEGORY_UNKNOWN, TELEPHONE_INVALID, INPUT_INVALID, TEXT_TOO_LONG, ' +
      'UNIT_NOT_IN_PROJECT, CUSTOMER_NOT_IN_GROUP, NOT_YET_KNOWN, NOT_PERMITTED.',
  })
  async raiseEmergency(
    @Arg('input', () => RaiseEmergencyArguments) input: RaiseEmergencyArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    const call = {
      ...input,
      unitId: input.unitId ?? null,
      customerId: input.customerId ?? null,
      callerName: input.callerName ?? null,
      // Not the schema's default: that would be the name of the enum's value, not its code.
      channel: input.channel ?? ('telephone' as const),
    }
    return changed(await raiseEmergency(context.app.store, call, context.actor), context)
  }
}

/** Place and telephone as the caller's are shown. */
function notedSeen(
  noted: EmergencyCall | null,
  appeal: AppealType,
  actor: Actor,
): { address: string | null; telephone: string | null } {
  if (noted === null || !showsCustomer(appeal, actor)) return { address: null, telephone: null }
  const clear = (field: 'address' | 'telephone'): boolean => showsClear(actor, callerAt(appeal), field)
  return {
    address: clear('address') ? noted.address : null,
    telephone: clear('telephone') ? noted.telephone : maskedTelephone(noted.telephone),
  }
}

function callSeen({ call, onDuty }: EmergencySeen): CallGuardRoomType | null {
  if (call === null) return null
  const numberOf = onDuty.find(({ post }: KnownDutyNumber) => post === call.post)
  return { ...call, telephone: numberOf?.telephone ?? null }
}
