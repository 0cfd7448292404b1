import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import { clocksByAppeal } from '../store/clock-queries'
import { permissions } from '../use-cases/permissions'
import { AppealType } from './appeal-type'
import { ClockType } from './clock-type'
import type { SlaContext } from './context'

@Resolver(() => AppealType)
export class AppealClocks {
  @FieldResolver(() => [ClockType], {
    description:
      'Its clocks 时限 in the order of their start, ended ones and earlier runs included (P5.2.1, P5.4, M3.4, M4.6).',
  })
  clocks(@Root() { id }: AppealType, @Ctx() context: SlaContext): Promise<ClockType[]> {
    const { actor, app, groupId } = context
    return context.batchedList('clocks', id, (ids) =>
      app.store.read(groupId, (manager) =>
        clocksByAppeal(manager, { actor, permission: permissions['Query.dueNext'] }, ids),
      ),
    )
  }
}

@Resolver(() => ClockType)
export class ClockFields {
  @FieldResolver(() => AppealType, { description: 'Whose clock it is.' })
  appeal(@Root() { appealId }: ClockType): AppealType {
    return { id: appealId }
  }
}
