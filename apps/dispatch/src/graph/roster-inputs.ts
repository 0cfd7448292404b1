import { roles, type Role } from '@shouwen/vocabulary/organisation'
import { absenceReasons, skills, type AbsenceReason, type Skill } from '@shouwen/vocabulary/staffing'
import { graphEnum } from '@shouwen/subgraph/enum'
import { IsUUID, ValidateIf } from 'class-validator'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ID, InputType } from 'type-graphql'
import { KeyedArguments } from './keyed-arguments'

@InputType('PlanShiftInput', { description: 'Somebody is to be on duty for a time 排班 (M3.1, P5.2.1).' })
export class PlanShiftArguments extends KeyedArguments {
  @Field(() => ID, { description: 'At which project.' })
  @IsUUID()
  projectId!: string

  @Field(() => ID, { description: 'Who.' })
  @IsUUID()
  staffId!: string

  @Field(() => GraphQLDateTimeISO, { description: 'From when on.' })
  from!: Date

  @Field(() => GraphQLDateTimeISO, { description: 'Until when, 31 days later at the latest.' })
  to!: Date

  @Field(() => graphEnum(roles), { description: 'At which post; they must hold it there.' })
  post!: Role
}

@InputType('RemoveShiftInput', { description: 'A planned shift is not to be.' })
export class RemoveShiftArguments extends KeyedArguments {
  @Field(() => ID, { description: 'Which shift.' })
  @IsUUID()
  shiftId!: string
}

@InputType('RecordAbsenceInput', { description: 'Somebody is away for a time 缺勤 (P4.1, M3.3).' })
export class RecordAbsenceArguments extends KeyedArguments {
  @Field(() => ID, { description: 'Who.' })
  @IsUUID()
  staffId!: string

  @Field(() => GraphQLDateTimeISO, { description: 'From when on.' })
  from!: Date

  @Field(() => GraphQLDateTimeISO, { description: 'Until when, 31 days later at the latest.' })
  to!: Date

  @Field(() => graphEnum(absenceReasons), { description: 'Why; shown to the person and to directors.' })
  reason!: AbsenceReason

  @Field(() => ID, {
    nullable: true,
    description:
      'Who holds their posts meanwhile 代理人: somebody who holds a post at the same places, and is not away as well.',
  })
  @ValidateIf(({ deputyId }: { deputyId?: string | null }) => deputyId !== undefined && deputyId !== null)
  @IsUUID()
  deputyId!: string | null
}

@InputType('EndAbsenceInput', { description: 'Somebody is back sooner, or does not go.' })
export class EndAbsenceArguments extends KeyedArguments {
  @Field(() => ID, { description: 'Which absence.' })
  @IsUUID()
  absenceId!: string
}

@InputType('SetSkillsInput', { description: 'What a member of staff is able to do.' })
export class SetSkillsArguments extends KeyedArguments {
  @Field(() => ID, { description: 'Who.' })
  @IsUUID()
  staffId!: string

  @Field(() => [graphEnum(skills)], { description: 'All of it; what was set before is replaced.' })
  skills!: Skill[]
}
