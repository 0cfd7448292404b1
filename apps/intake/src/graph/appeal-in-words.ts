import { appealKinds, appealStatuses } from '@shouwen/vocabulary/appeals'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { feedbacksOf } from '../store/part-queries'
import { AppealType } from './appeal-type'
import type { IntakeContext } from './context'

/** How an appeal stands, in the words of its customer (C0.3). */
@Resolver(() => AppealType)
export class AppealInWords {
  @FieldResolver(() => String, { nullable: true, description: '`kind` in Chinese, 投诉; null as `kind` is.' })
  kindZh(@Root() { kind }: AppealType): string | null {
    return kind === null ? null : appealKinds.labels[kind].zh
  }

  @FieldResolver(() => String, { nullable: true, description: '`kind` in English; null as `kind` is.' })
  kindEn(@Root() { kind }: AppealType): string | null {
    return kind === null ? null : appealKinds.labels[kind].en
  }

  @FieldResolver(() => String, { description: '`status` in Chinese, 处理中 (C0.3).' })
  statusZh(@Root() { status }: AppealType): string {
    return appealStatuses.labels[status].zh
  }

  @FieldResolver(() => String, { description: '`status` in English (C0.3).' })
  statusEn(@Root() { status }: AppealType): string {
    return appealStatuses.labels[status].en
  }

  @FieldResolver(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'The time that its customer was last promised, in the latest feedback that names one (C0.3, M4.7.1); null where none ' +
      'was. What the procedure promises is in `clocks`.',
  })
  async promisedAt(@Root() { id }: AppealType, @Ctx() context: IntakeContext): Promise<Date | null> {
    const { app, groupId } = context
    const feedbacks = await context.batchedList('feedbacks', id, (ids) =>
      app.store.read(groupId, (manager) => feedbacksOf(manager, ids)),
    )
    return feedbacks.findLast(({ promisedAt }) => promisedAt !== null)?.promisedAt ?? null
  }
}
