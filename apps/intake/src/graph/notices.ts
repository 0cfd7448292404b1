import { authorize } from '@shouwen/access/permission'
import { connectionOf, decodeCursor, pageSize, toPage, type Page } from '@shouwen/subgraph/connection'
import { graphEnum } from '@shouwen/subgraph/enum'
import {
  noticeChannels,
  noticeOccasions,
  noticeRecipients,
  noticeStates,
  type NoticeChannel,
  type NoticeOccasion,
  type NoticeRecipient,
  type NoticeState,
} from '@shouwen/vocabulary/notices'
import { roles, type Role } from '@shouwen/vocabulary/organisation'
import { IsUUID, Length } from 'class-validator'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql'
import { MOST_ATTEMPTS, type Notice } from '../domain/notice'
import { NOTICES_SHOWN, noticesAbout, undeliveredAt } from '../store/notice-queries'
import { knownProject } from '../store/project-queries'
import { permissions } from '../use-cases/permissions'
import { retryNotice } from '../use-cases/retry-notice'
import { loadAppeal } from './appeal-queries'
import { AppealType } from './appeal-type'
import { changed } from './changed-appeal'
import type { IntakeContext } from './context'
import { StaffReference } from './references'

@ObjectType('Notice', {
  description:
    'Somebody told outside the product, or to be told (P5.3, P5.6.2.2, M4.7.1, C0.3). It has neither telephone nor text.',
})
export class NoticeType {
  @Field(() => ID, { description: 'Its id, which whoever receives it is told too.' })
  id!: string

  @Field(() => graphEnum(noticeOccasions), { description: 'Of what.' })
  occasion!: NoticeOccasion

  @Field(() => graphEnum(noticeRecipients), { description: 'Whom.' })
  to!: NoticeRecipient

  @Field(() => graphEnum(roles), { nullable: true, description: 'Whoever holds this post at the project.' })
  toRole!: Role | null

  @Field(() => StaffReference, { nullable: true, description: 'The member of staff.' })
  toStaff!: StaffReference | null

  @Field(() => String, { description: 'The clause that asks for it.' })
  clause!: string

  @Field(() => graphEnum(noticeStates), {
    description: `Where it stands. It is tried ${MOST_ATTEMPTS} times within some four hours.`,
  })
  state!: NoticeState

  @Field(() => graphEnum(noticeChannels), {
    nullable: true,
    description: 'By which way it went, or was tried last; null before, and where none is set up.',
  })
  channel!: NoticeChannel | null

  @Field(() => Int, { description: 'How often it was tried since it was queued, or tried anew.' })
  attempts!: number

  @Field(() => GraphQLDateTimeISO, { description: 'When what it tells of happened.' })
  queuedAt!: Date

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was tried last; null before.' })
  lastTriedAt!: Date | null

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it is tried next, at the earliest; null once it is not tried any more.',
  })
  nextTryAt!: Date | null

  @Field(() => String, {
    nullable: true,
    description:
      'What went wrong last, as a code (`http-503`, `timeout`, `no-address`, `owner-away`); null while nothing did.',
  })
  error!: string | null

  appealId!: string
}

const NoticeConnection = connectionOf(NoticeType, 'Notice')

@InputType('RetryNoticeInput', { description: 'A notice that is to be tried anew.' })
export class RetryNoticeArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which.' })
  @IsUUID()
  noticeId!: string
}

/** The appeal that a notice is about. */
@Resolver(() => NoticeType)
export class NoticeFields {
  @FieldResolver(() => AppealType, {
    nullable: true,
    description: 'About which appeal; null where you may not see it.',
  })
  appeal(@Root() { appealId }: NoticeType, @Ctx() context: IntakeContext): Promise<AppealType | null> {
    return loadAppeal(appealId, context)
  }
}

/** Who was told outside the product, and who was not. */
@Resolver(() => AppealType)
export class Notices {
  @FieldResolver(() => [NoticeType], {
    description: `Who was told of it outside the product, newest first, at most ${NOTICES_SHOWN}; none but for staff.`,
  })
  async notices(@Root() { id }: AppealType, @Ctx() context: IntakeContext): Promise<NoticeType[]> {
    const { actor, app, groupId } = context
    if (actor.kind !== 'staff') return []
    const rows = await context.batchedList('notices', id, (ids) =>
      app.store.read(groupId, (manager) => noticesAbout(manager, ids)),
    )
    return rows.map(noticeSeen)
  }

  @Query(() => NoticeConnection, {
    description:
      "A project's notices that reached nobody and are tried no more, newest first: refused for good, tried too often, or " +
      'without a channel. For who answers for the place or supervises it. Refuses: NOT_PERMITTED, NOT_YET_KNOWN, ' +
      'CURSOR_INVALID.',
  })
  async failedNotices(
    @Arg('projectId', () => ID, { description: 'Which project.' }) projectId: string,
    @Arg('first', () => Int, { nullable: true, description: '1 to 100; 20 unless given.' })
    first: number | null,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() { actor, app, groupId }: IntakeContext,
  ): Promise<Page<NoticeType>> {
    const size = pageSize(first)
    const cursor = after ? decodeCursor(after) : null
    const rows = await app.store.read(groupId, async (manager) => {
      const { path } = await knownProject(manager, projectId)
      authorize(actor, permissions['Query.failedNotices'], path)
      return undeliveredAt(manager, projectId, size, cursor)
    })
    return toPage(rows.map(noticeSeen), size, ({ queuedAt, id }) => ({ at: queuedAt, id }))
  }

  @Mutation(() => AppealType, {
    description:
      'Has a notice that reached nobody tried anew, at once and as often as the first time. Refuses: NOT_FOUND, ' +
      'NOT_PERMITTED, NOTICE_NOT_FAILED.',
  })
  async retryNotice(
    @Arg('input', () => RetryNoticeArguments) input: RetryNoticeArguments,
    @Ctx() context: IntakeContext,
  ): Promise<AppealType> {
    return changed(await retryNotice(context.app.store, input, context.actor), context)
  }
}

function noticeSeen(notice: Notice): NoticeType {
  const { id, occasion, recipient: to, toRole, toStaff, clause, state, channel, attempts, appealId } = notice
  const { queuedAt, lastTriedAt, nextTryAt, error } = notice
  const staff = toStaff === null ? null : { id: toStaff }
  const when = { queuedAt, lastTriedAt, nextTryAt }
  return {
    id,
    occasion,
    to,
    toRole,
    toStaff: staff,
    clause,
    state,
    channel,
    attempts,
    error,
    appealId,
    ...when,
  }
}
