import { Refusal } from '@shouwen/vocabulary/refusal'
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql'
import { pauseById, pausesByAppeal } from '../store/life-queries'
import { approvePause, pauseClocks, resumeClocks, type PauseChanged } from '../use-cases/pause-clocks'
import { permissions } from '../use-cases/permissions'
import { AppealType } from './appeal-type'
import type { SlaContext } from './context'
import { ApprovePauseArguments, PauseClocksArguments, ResumeClocksArguments } from './life-inputs'
import { pauseShown } from './life-shown'
import { ClockPauseType } from './life-types'

/** P5.4.2: what an appeal had to wait for. */
@Resolver(() => AppealType)
export class Pauses {
  @FieldResolver(() => [ClockPauseType], {
    description:
      'What its people told of what it had to wait for, oldest first; none for customers, who see what each clock left out (P5.4.2).',
  })
  async pauses(@Root() { id }: AppealType, @Ctx() context: SlaContext): Promise<ClockPauseType[]> {
    const { actor, app, groupId } = context
    if (actor.kind !== 'staff') return []
    const reader = { actor, permission: permissions['Query.dueNext'] }
    const rows = await context.batchedList('pauses', id, (ids) =>
      app.store.read(groupId, (manager) => pausesByAppeal(manager, reader, ids)),
    )
    return rows.map((pause) => pauseShown(pause, actor))
  }

  @Mutation(() => ClockPauseType, {
    description:
      'Says that an appeal cannot go on: its clocks that the procedure names stand still (P5.4.2), for force majeure once it is approved. ' +
      'Refuses: CLOCKS_PAUSED, PAUSES_EXHAUSTED, NO_CLOCK_TO_PAUSE, PAUSE_TIME_INVALID, INPUT_INVALID, TEXT_TOO_LONG, NOT_YET_KNOWN, NOT_PERMITTED.',
  })
  async pauseClocks(
    @Arg('input', () => PauseClocksArguments) input: PauseClocksArguments,
    @Ctx() context: SlaContext,
  ): Promise<ClockPauseType> {
    const { actor, app } = context
    return changed(await pauseClocks(app.store, { ...input, from: input.from ?? null }, actor), context)
  }

  @Mutation(() => ClockPauseType, {
    description:
      'Says that an appeal goes on: its clocks run with what was left of their time (P5.4.2). ' +
      'Refuses: CLOCKS_NOT_PAUSED, PAUSE_TIME_INVALID, NOT_YET_KNOWN, NOT_PERMITTED.',
  })
  async resumeClocks(
    @Arg('input', () => ResumeClocksArguments) input: ResumeClocksArguments,
    @Ctx() context: SlaContext,
  ): Promise<ClockPauseType> {
    const { actor, app } = context
    return changed(await resumeClocks(app.store, { ...input, at: input.at ?? null }, actor), context)
  }

  @Mutation(() => ClockPauseType, {
    description:
      "Approves another person's pause for force majeure, which then counts from when it was asked for, or declines it. " +
      'Refuses: NOT_FOUND, DECIDED_ALREADY, ONES_OWN_REQUEST, NOT_PERMITTED.',
  })
  async approvePause(
    @Arg('input', () => ApprovePauseArguments) input: ApprovePauseArguments,
    @Ctx() context: SlaContext,
  ): Promise<ClockPauseType> {
    return changed(await approvePause(context.app.store, input, context.actor), context)
  }
}

/** The pause after its change, read anew: a repeat answers with what it is now. */
async function changed(
  { pauseId }: PauseChanged,
  { actor, app, groupId }: SlaContext,
): Promise<ClockPauseType> {
  const pause = await app.store.read(groupId, (manager) => pauseById(manager, pauseId))
  if (pause === null) throw new Refusal('NOT_FOUND', { what: 'pause', id: pauseId })
  return pauseShown(pause, actor)
}
