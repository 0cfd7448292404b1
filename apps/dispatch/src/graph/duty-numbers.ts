import { authorize } from '@shouwen/access/permission'
import { graphEnum } from '@shouwen/subgraph/enum'
import { dutyPosts, type DutyPost } from '@shouwen/vocabulary/organisation'
import { ArrayMaxSize, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator'
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql'
import { NUMBERS_PER_POST } from '../domain/duty-numbers'
import { dutyNumbersOf } from '../store/duty-number-queries'
import { permissions } from '../use-cases/permissions'
import { setDutyNumbers } from '../use-cases/set-duty-numbers'
import type { DispatchContext } from './context'
import { loadProject, required } from './load'
import { ProjectType } from './organisation-types'

@ObjectType('DutyNumber', {
  description: 'The number of a post at some hours of the day (P5.6.6.2, P5.6.8.1).',
})
export class DutyNumberType {
  @Field(() => graphEnum(dutyPosts), { description: 'Where somebody answers.' })
  post!: DutyPost

  @Field(() => String, { description: 'E.164, or an inner number of 3 to 6 digits.' })
  telephone!: string

  @Field(() => String, { description: 'From when, `HH:mm` local time.' })
  from!: string

  @Field(() => String, { description: 'Until when, `HH:mm`; earlier than `from`: past midnight.' })
  to!: string
}

@InputType('DutyNumberInput', { description: 'A number, and the hours at which it is answered.' })
export class DutyNumberArguments {
  @Field(() => String, {
    description: 'Chinese unless written with a country code; or an inner number of 3 to 6 digits.',
  })
  @MaxLength(40)
  telephone!: string

  @Field(() => String, { defaultValue: '00:00', description: 'From when, `HH:mm` local time.' })
  @MaxLength(5)
  from!: string

  @Field(() => String, {
    defaultValue: '24:00',
    description: 'Until when, `HH:mm` or `24:00`; earlier than `from`: past midnight.',
  })
  @MaxLength(5)
  to!: string
}

@InputType('SetDutyNumbersInput', {
  description: 'The numbers of one post of a project, instead of those that it had.',
})
export class SetDutyNumbersArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which project.' })
  @IsUUID()
  projectId!: string

  @Field(() => graphEnum(dutyPosts), { description: 'Which post.' })
  post!: DutyPost

  @Field(() => [DutyNumberArguments], {
    description: `At most ${NUMBERS_PER_POST}, at hours that do not overlap; none: the post has no number any more.`,
  })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  numbers!: DutyNumberArguments[]
}

/** The numbers that are called in an emergency: kept here, and copied by who raises one. */
@Resolver(() => ProjectType)
export class DutyNumbers {
  @FieldResolver(() => [DutyNumberType], {
    description:
      'Its numbers on duty at all hours, for staff of the project (P5.6.6.2, P5.6.8.1, P5.6.9). Refuses with NOT_PERMITTED.',
  })
  async dutyNumbers(
    @Root() project: ProjectType,
    @Ctx() context: DispatchContext,
  ): Promise<DutyNumberType[]> {
    const { actor, app, groupId } = context
    if (actor.kind !== 'service') authorize(actor, permissions['Project.dutyNumbers'], project.path)
    return context.batchedList('dutyNumbers', project.id, (ids) =>
      app.store.read(groupId, (manager) => dutyNumbersOf(manager, ids)),
    )
  }

  @Mutation(() => ProjectType, {
    description:
      'Sets the numbers at which a post of a project is called, by the hours of the day (P5.6.6.2, P5.6.8.1, P5.6.9). ' +
      'Refuses: DUTY_NUMBERS_INVALID, TELEPHONE_INVALID, NOT_FOUND, NOT_PERMITTED.',
  })
  async setDutyNumbers(
    @Arg('input', () => SetDutyNumbersArguments) input: SetDutyNumbersArguments,
    @Ctx() context: DispatchContext,
  ): Promise<ProjectType> {
    const { projectId } = await setDutyNumbers(context.app.store, input, context.actor)
    return required('project', projectId, loadProject(projectId, context))
  }
}
