import { Refusal } from '@shouwen/vocabulary/refusal'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { roundById, visitById } from '../store/round-queries'
import { generateRound } from '../use-cases/generate-round'
import { recordCareVisit } from '../use-cases/record-care-visit'
import { registerElder } from '../use-cases/register-elder'
import type { ElderlyCareContext } from './context'
import { loadElder } from './elder-queries'
import { ElderType } from './elder-type'
import { GenerateRoundArguments, RecordCareVisitArguments, RegisterElderArguments } from './inputs'
import { CareVisitType, RoundType } from './round-type'

function found<Row>(row: Row | null, what: string, id: string): Row {
  if (row === null) throw new Refusal('NOT_FOUND', { what, id })
  return row
}

@Resolver()
export class CareMutations {
  @Mutation(() => ElderType, {
    description:
      'Enters an empty-nest elder into the separate list (P5.6.7.0, P5.6.7.1). Refuses: NOT_YET_KNOWN, NOT_PERMITTED, ' +
      'CARE_NOT_IN_PROCEDURE, NOT_AN_EMPTY_NEST_ELDER (reason: notRetired, livesWithChildren, unitUnknown), ' +
      'ALREADY_REGISTERED, INPUT_INVALID, TEXT_TOO_LONG, TELEPHONE_INVALID, TIME_IN_FUTURE.',
  })
  async registerElder(
    @Arg('input', () => RegisterElderArguments) input: RegisterElderArguments,
    @Ctx() context: ElderlyCareContext,
  ): Promise<ElderType> {
    const form = { ...input, customerId: input.customerId ?? null }
    const { elderId } = await registerElder(context.app.store, form, context.actor)
    return found(await loadElder(elderId, context), 'elder', elderId)
  }

  @Mutation(() => RoundType, {
    description:
      "Makes up today's round of a project (P5.6.7.3), by the project's date; where there is one already, answers with " +
      'it. By itself it is made up from 06:00. Refuses: NOT_YET_KNOWN, NOT_PERMITTED, CARE_NOT_IN_PROCEDURE.',
  })
  async generateRound(
    @Arg('input', () => GenerateRoundArguments) input: GenerateRoundArguments,
    @Ctx() { actor, app, groupId }: ElderlyCareContext,
  ): Promise<RoundType> {
    const { roundId } = await generateRound(app.store, input, actor)
    return found(await app.store.read(groupId, (manager) => roundById(manager, roundId)), 'round', roundId)
  }

  @Mutation(() => CareVisitType, {
    description:
      'Records what was seen of one elder on the round (P5.6.7.3), once. Refuses: NOT_FOUND, NOT_PERMITTED, ' +
      'VERSION_CONFLICT, TRANSITION_NOT_ALLOWED, TEXT_TOO_LONG.',
  })
  async recordCareVisit(
    @Arg('input', () => RecordCareVisitArguments) input: RecordCareVisitArguments,
    @Ctx() { actor, app, groupId }: ElderlyCareContext,
  ): Promise<CareVisitType> {
    const seen = { ...input, note: input.note ?? null }
    const { visitId } = await recordCareVisit(app.store, seen, actor)
    return found(
      await app.store.read(groupId, (manager) => visitById(manager, visitId)),
      'care visit',
      visitId,
    )
  }
}
