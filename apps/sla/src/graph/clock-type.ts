import type { DueExplanation } from '@shouwen/calendar/due-time'
import { graphEnum } from '@shouwen/subgraph/enum'
import {
  clockCreditors,
  clockStates,
  clockTargets,
  type ClockCreditor,
  type ClockState,
  type ClockTarget,
} from '@shouwen/vocabulary/handling'
import { GraphQLDateTimeISO, GraphQLJSON } from 'graphql-scalars'
import type { PauseLeftOut } from '../domain/standing-still'
import { Field, ID, Int, ObjectType } from 'type-graphql'
import type { Rung, Warning } from '../domain/signs'

@ObjectType('Clock', {
  description:
    'A clock 时限 of an appeal: what the procedure that it was promised under asks for, and by when (C0.1).',
})
export class ClockType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'Code of the rule in its pack, `minor-repair`.' })
  code!: string

  @Field(() => graphEnum(clockTargets), { description: 'What it measures.' })
  target!: ClockTarget

  @Field(() => graphEnum(clockCreditors), {
    description:
      'To whom its time is owed: what a department owes the house runs beside what the house owes the customer, who does not see it.',
  })
  owedTo!: ClockCreditor

  subjectId!: string | null

  departmentId!: string | null

  @Field(() => String, { description: 'The clause that asks for it, `P5.4.2`.' })
  clause!: string

  @Field(() => String, { description: 'The procedure that the appeal was promised under.' })
  packId!: string

  @Field(() => Int, { description: 'The version of that procedure.' })
  packVersion!: number

  @Field(() => Int, {
    description:
      '1 for the first run of the rule; one more each time the appeal is opened again (P5.5.1, M4.8).',
  })
  generation!: number

  @Field(() => GraphQLDateTimeISO, { description: 'When it began to run.' })
  startedAt!: Date

  dueAt!: Date

  warnAt!: Date

  @Field(() => GraphQLDateTimeISO, {
    description: 'When it was due before anything stopped it or gave it more time.',
  })
  promisedDueAt!: Date

  @Field(() => graphEnum(clockStates), { description: 'Running, standing still, or how it ended.' })
  state!: ClockState

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When what it waited for was done, or ceased to matter; null while it runs.',
  })
  stoppedAt!: Date | null

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When the first warning went out; null before.',
  })
  warnedAt!: Date | null

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it became late; a breached clock runs on until the work is done. Null if it has not.',
  })
  breachedAt!: Date | null

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description:
      'When the breach was noticed: later than `breachedAt` after an outage. Null if there is none.',
  })
  breachNoticedAt!: Date | null

  @Field(() => Boolean, {
    description:
      'Days were counted for which no holiday notice is published yet: the due time may still move.',
  })
  provisional!: boolean

  @Field(() => GraphQLJSON, {
    description:
      'How the due time came about: `counted` minutes, sameDay, calendarDays, workingDays or workingMinutes, and what was counted.',
  })
  explanation!: DueExplanation

  appealId!: string
  projectPath!: string
  pauses!: readonly PauseLeftOut[]

  warnings!: readonly Warning[]

  rungs!: readonly Rung[]
}
