import { Refusal } from '@shouwen/vocabulary/refusal'
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { segmentsOf } from '../domain/standing-still'
import { clockSeen } from '../store/clock-queries'
import { causeByClock, excuseByClock, extensionsByClock } from '../store/life-queries'
import { decideExcuse, requestExcuse } from '../use-cases/excuse-clock'
import { decideExtensionAsked, requestExtension, type ClockChanged } from '../use-cases/extend-clock'
import { recordBreachCause } from '../use-cases/record-breach-cause'
import { permissions } from '../use-cases/permissions'
import { ClockType } from './clock-type'
import type { SlaContext } from './context'
import {
  DecideExcuseArguments,
  DecideExtensionArguments,
  RecordBreachCauseArguments,
  RequestExcuseArguments,
  RequestExtensionArguments,
} from './life-inputs'
import { excuseShown, extensionShown } from './life-shown'
import { BreachCauseType, ClockExcuseType, ClockExtensionType, ClockSegmentType } from './life-types'

/** M4.7.1, M4.6.2: what was counted of a clock, the time that it was given, and why it is not held against anybody. */
@Resolver(() => ClockType)
export class ExtensionsAndExcuses {
  @FieldResolver(() => [ClockSegmentType], {
    description:
      'The stretches of its life, from its start on: what counted, and what was left out, and why (P5.4.2).',
  })
  segments(@Root() { startedAt, pauses, stoppedAt }: ClockType): ClockSegmentType[] {
    return segmentsOf(startedAt, pauses, stoppedAt)
  }

  @FieldResolver(() => [ClockExtensionType], {
    description: 'What was asked for to take longer, in its order (M4.7.1, P5.2.3).',
  })
  async extensions(
    @Root() { id, projectPath }: ClockType,
    @Ctx() context: SlaContext,
  ): Promise<ClockExtensionType[]> {
    const { actor, app, groupId } = context
    const rows = await context.batchedList('extensions', id, (ids) =>
      app.store.read(groupId, (manager) => extensionsByClock(manager, ids)),
    )
    return rows.map((extension) => extensionShown(extension, actor, projectPath))
  }

  @FieldResolver(() => ClockExcuseType, {
    nullable: true,
    description:
      'Why its breach is to be held against nobody, as last asked for; null unless asked, and for customers (M4.6.2).',
  })
  async excuse(
    @Root() { id, projectPath }: ClockType,
    @Ctx() context: SlaContext,
  ): Promise<ClockExcuseType | null> {
    const { actor, app, groupId } = context
    if (actor.kind !== 'staff') return null
    const excuse = await context.batched('excuse', id, (ids) =>
      app.store.read(groupId, (manager) => excuseByClock(manager, ids)),
    )
    return excuse === null ? null : excuseShown(excuse, actor, projectPath)
  }

  @FieldResolver(() => BreachCauseType, {
    nullable: true,
    description: 'Why it ran out; null before that is recorded, and for customers.',
  })
  async breachCause(@Root() { id }: ClockType, @Ctx() context: SlaContext): Promise<BreachCauseType | null> {
    const { actor, app, groupId } = context
    if (actor.kind !== 'staff') return null
    const recorded = await context.batched('breachCause', id, (ids) =>
      app.store.read(groupId, (manager) => causeByClock(manager, ids)),
    )
    return recorded === null ? null : { ...recorded, recordedBy: { id: recorded.recordedBy } }
  }

  @Mutation(() => ClockType, {
    description:
      'Records why a clock ran out: once, and it stays; it excuses nothing. ' +
      'Refuses: CLOCK_NOT_BREACHED, BREACH_CAUSE_RECORDED, NOT_FOUND, NOT_PERMITTED.',
  })
  async recordBreachCause(
    @Arg('input', () => RecordBreachCauseArguments) input: RecordBreachCauseArguments,
    @Ctx() context: SlaContext,
  ): Promise<ClockType> {
    return changed(await recordBreachCause(context.app.store, input, context.actor), context)
  }

  @Mutation(() => ClockType, {
    description:
      'Asks for more time for a clock before its end, to which the customer has agreed: as they said now, or as they agreed to a promised ' +
      'time when they were told of the progress (M4.7.1, P5.2.3). ' +
      'Refuses: EXTENSION_NOT_FORESEEN, EXTENSION_TOO_LATE, EXTENSION_OUT_OF_RANGE, CUSTOMER_NOT_ASKED, CLOCK_NOT_RUNNING, ASKED_ALREADY, ' +
      'INPUT_INVALID, TEXT_TOO_LONG, NOT_FOUND, NOT_YET_KNOWN, NOT_PERMITTED.',
  })
  async requestExtension(
    @Arg('input', () => RequestExtensionArguments) input: RequestExtensionArguments,
    @Ctx() context: SlaContext,
  ): Promise<ClockType> {
    const { consent = null, feedbackId = null } = input
    const asked = { ...input, consent, feedbackId }
    return changed(await requestExtension(context.app.store, asked, context.actor), context)
  }

  @Mutation(() => ClockType, {
    description:
      "Approves another person's extension before the clock runs out, by a post that the procedure names, or declines it (M4.7.1). " +
      'Refuses: DECIDED_ALREADY, ONES_OWN_REQUEST, EXTENSION_TOO_LATE, EXTENSION_OUT_OF_RANGE, EXTENSION_NOT_FORESEEN, CLOCK_NOT_RUNNING, ' +
      'NOT_FOUND, NOT_PERMITTED.',
  })
  async decideExtension(
    @Arg('input', () => DecideExtensionArguments) input: DecideExtensionArguments,
    @Ctx() context: SlaContext,
  ): Promise<ClockType> {
    return changed(await decideExtensionAsked(context.app.store, input, context.actor), context)
  }

  @Mutation(() => ClockType, {
    description:
      'Asks that the breach of a clock be held against nobody (M4.6.2). ' +
      'Refuses: CLOCK_NOT_BREACHED, ASKED_ALREADY, INPUT_INVALID, TEXT_TOO_LONG, NOT_FOUND, NOT_PERMITTED.',
  })
  async requestExcuse(
    @Arg('input', () => RequestExcuseArguments) input: RequestExcuseArguments,
    @Ctx() context: SlaContext,
  ): Promise<ClockType> {
    return changed(await requestExcuse(context.app.store, input, context.actor), context)
  }

  @Mutation(() => ClockType, {
    description:
      "Decides on another person's excuse; the breach stays (M4.6.2). " +
      'Refuses: DECIDED_ALREADY, ONES_OWN_REQUEST, NOT_FOUND, NOT_PERMITTED.',
  })
  async decideExcuse(
    @Arg('input', () => DecideExcuseArguments) input: DecideExcuseArguments,
    @Ctx() context: SlaContext,
  ): Promise<ClockType> {
    return changed(await decideExcuse(context.app.store, input, context.actor), context)
  }
}

/** The clock after its change, read anew, as the actor may see it. */
async function changed({ clockId }: ClockChanged, { actor, app, groupId }: SlaContext): Promise<ClockType> {
  const reader = { actor, permission: permissions['Query.dueNext'] }
  const clock = await app.store.read(groupId, (manager) => clockSeen(manager, reader, clockId))
  if (clock === null) throw new Refusal('NOT_FOUND', { what: 'clock', id: clockId })
  return clock
}
