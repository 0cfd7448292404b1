import { holdsPost } from '@shouwen/access/permission'
import { revealReasons, type RevealReason } from '@shouwen/vocabulary/privacy'
import { connectionOf, decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { groupedBy } from '@shouwen/subgraph/context'
import { graphEnum } from '@shouwen/subgraph/enum'
import { revealsOf } from '@shouwen/transactions/reveals'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Arg, Ctx, Field, FieldResolver, ID, Int, Mutation, ObjectType, Resolver, Root } from 'type-graphql'
import { permissions } from '../use-cases/permissions'
import { relativeId } from '../use-cases/relative-id'
import { revealRelatives } from '../use-cases/reveal-relatives'
import type { ElderlyCareContext } from './context'
import { ElderRelativeType, ElderType } from './elder-type'
import { RevealRelativesArguments } from './inputs'
import { StaffReference } from './references'

@ObjectType('RevealedRelatives', {
  description: 'Whom to call for an elder in clear, for a while (P5.6.3.3).',
})
export class RevealedRelativesType {
  @Field(() => ID, { description: 'The reveal, as it stands in the list of reveals.' })
  revealId!: string

  @Field(() => ID, { description: 'Whose relatives these are.' })
  elderId!: string

  @Field(() => [ElderRelativeType], { description: 'As registered (P5.6.7.1).' })
  relatives!: ElderRelativeType[]

  @Field(() => GraphQLDateTimeISO, {
    description:
      '15 minutes after the reveal: let go of the data by then; a repeat of the key gets no answer any more.',
  })
  expiresAt!: Date
}

@ObjectType('RelativesReveal', {
  description: "Somebody who sees an elder's relatives masked had them revealed (P5.6.3.3).",
})
export class RelativesRevealType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => StaffReference, { description: 'Who.' })
  revealedBy!: StaffReference

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  revealedAt!: Date

  @Field(() => graphEnum(revealReasons), { description: 'Why.' })
  reason!: RevealReason

  @Field(() => String, { nullable: true, description: 'In their own words, at most 500 characters.' })
  note!: string | null
}

const RelativesRevealConnection = connectionOf(RelativesRevealType, 'RelativesReveal')

@Resolver(() => ElderType)
export class ElderReveals {
  @Mutation(() => RevealedRelativesType, {
    description:
      'Shows the relatives of an elder of your places in clear, for posts that see them masked; logged, with the reason ' +
      '(P5.6.3.3). Refuses: NOT_PERMITTED, NOT_FOUND, TEXT_TOO_LONG, REVEAL_LIMIT_REACHED (30 an hour), REVEAL_EXPIRED.',
  })
  async revealRelatives(
    @Arg('input', () => RevealRelativesArguments) input: RevealRelativesArguments,
    @Ctx() { actor, app }: ElderlyCareContext,
  ): Promise<RevealedRelativesType> {
    const revealed = await revealRelatives(app.store, { ...input, note: input.note ?? null }, actor)
    const relatives = revealed.relatives.map((relative, place) => ({
      ...relative,
      id: relativeId(revealed.elderId, place),
    }))
    return { ...revealed, relatives }
  }

  @FieldResolver(() => RelativesRevealConnection, {
    nullable: true,
    description:
      "Who had this elder's relatives revealed, newest first (P5.6.3.3); null but for the office director and the " +
      'management department.',
  })
  async reveals(
    @Root() { id, projectPath }: ElderType,
    @Arg('first', () => Int, { nullable: true, description: '1 to 100; 20 unless given.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() context: ElderlyCareContext,
  ): Promise<Page<RelativesRevealType> | null> {
    const { actor, app, groupId } = context
    const size = pageSize(first)
    const cursor = after ? decodeCursor(after) : null
    if (!holdsPost(actor, permissions['Elder.reveals'], projectPath)) return null
    const rows = await context.batchedList(`reveals ${size} ${after ?? ''}`, id, (ids) =>
      app.store.read(groupId, async (manager) =>
        groupedBy(await revealsOf(manager, ids, size, cursor), ({ subjectId }) => subjectId),
      ),
    )
    const reveals = rows.map((row) => ({ ...row, revealedBy: { id: row.revealedBy } }))
    return toPage(reveals, size, ({ revealedAt, id: revealId }) => ({ at: revealedAt, id: revealId }))
  }
}
