import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from 'type-graphql'
import { dailyDutiesOf } from '../store/daily-duty-queries'
import { AppealType } from './appeal-type'
import type { IntakeContext } from './context'

@ObjectType('DailyDuty', {
  description: 'A day at whose end the customer of an open appeal had heard nothing of it (P5.2.3, M4.7.2).',
})
export class DailyDutyType {
  @Field(() => String, { description: 'Which day, `YYYY-MM-DD`, at the project.' })
  day!: string

  @Field(() => String, { description: 'The clause that asks for word.' })
  clause!: string

  @Field(() => GraphQLDateTimeISO, { description: 'When it was raised.' })
  raisedAt!: Date

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the customer was told after all; null while that is owed.',
  })
  doneAt!: Date | null
}

@Resolver(() => AppealType)
export class DailyDuties {
  @FieldResolver(() => [DailyDutyType], { description: 'What was owed at the end of days, oldest first.' })
  dailyDuties(@Root() { id }: AppealType, @Ctx() context: IntakeContext): Promise<DailyDutyType[]> {
    const { app, groupId } = context
    return context.batchedList('dailyDuties', id, (ids) =>
      app.store.read(groupId, (manager) => dailyDutiesOf(manager, ids)),
    )
  }
}
