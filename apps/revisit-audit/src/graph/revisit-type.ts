import { graphEnum } from '@shouwen/subgraph/enum'
import type { EntityReference } from '@shouwen/subgraph/service'
import {
  revisitMethods,
  revisitQuestions,
  revisitStatuses,
  satisfactions,
  type RevisitMethod,
  type RevisitQuestion,
  type RevisitStatus,
  type Satisfaction,
} from '@shouwen/vocabulary/revisiting'
import type { NamedConductValue } from '@shouwen/procedure/conduct'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import type { ByAppointment } from '../domain/appointment'
import type { ConductMarks } from '../domain/conduct-marks'

@ObjectType('RevisitQuestionRule', {
  description: 'What must be asked at a revisit, and under which clause (M4.10).',
})
export class RevisitQuestionType {
  @Field(() => graphEnum(revisitQuestions), { description: 'What.' })
  ask!: RevisitQuestion

  @Field(() => String, { description: 'The clause, `M4.10`.' })
  clause!: string
}

@ObjectType('ConductMark', {
  description: "A value that receivers follow, and the customer's mark of it (P5.6.2.1).",
})
export class ConductMarkType {
  @Field(() => String, { description: 'Code of the value in the procedure, `polite`.' })
  value!: string

  @Field(() => String, { description: 'In Chinese, 礼貌.' })
  zh!: string

  @Field(() => String, { description: 'In English.' })
  en!: string

  @Field(() => Int, {
    nullable: true,
    description: '1 (not at all) to 5 (wholly); null before the revisit, and where the customer gave none.',
  })
  mark!: number | null
}

@Directive('@key(fields: "id")')
@ObjectType('Revisit', { description: 'A revisit 回访 of a settled appeal (P5.5.1, P5.5.2, M4.8).' })
export class RevisitType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => graphEnum(revisitStatuses), { description: 'Due, or made.' })
  status!: RevisitStatus

  @Field(() => GraphQLDateTimeISO, { description: 'When the appeal was declared settled.' })
  dueSince!: Date

  @Field(() => String, { description: 'The clause that asks for it, such as `P5.5.1`.' })
  clause!: string

  @Field(() => [graphEnum(revisitMethods)], { description: 'How it may be made (P5.5.4).' })
  methods!: RevisitMethod[]

  @Field(() => graphEnum(revisitMethods), {
    nullable: true,
    description: 'How the customer agreed to be revisited; null where nothing is agreed (P5.5.4).',
  })
  agreedMethod!: RevisitMethod | null

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When they agreed to be; null where nothing is agreed (P5.5.4).',
  })
  agreedAt!: Date | null

  @Field(() => graphEnum(revisitMethods), { nullable: true, description: 'How it was made (P5.5.4).' })
  method!: RevisitMethod | null

  @Field(() => graphEnum(satisfactions), { nullable: true, description: 'How satisfied the customer is.' })
  satisfaction!: Satisfaction | null

  @Field(() => graphEnum(satisfactions), {
    nullable: true,
    description: 'How satisfied with the time it took, where that was asked (M4.10).',
  })
  timeliness!: Satisfaction | null

  @Field(() => graphEnum(satisfactions), {
    nullable: true,
    description: 'How satisfied with whether it was as it should be 合格性, where that was asked (M4.10).',
  })
  quality!: Satisfaction | null

  @Field(() => [RevisitQuestionType], {
    description: 'What must be asked besides, by the procedure; most revisits have none (M4.10).',
  })
  questions!: RevisitQuestionType[]

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Content, from fairly satisfied up: the appeal closes. Otherwise it is opened again (P5.5.1, M4.8).',
  })
  content!: boolean | null

  words!: string | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was made.' })
  completedAt!: Date | null

  @Field(() => Int, { description: 'Give it as `expectedVersion` with a change.' })
  version!: number

  /** What other services told of it, where its form requires that. */
  told?: EntityReference

  projectId!: string
  appealId!: string
  byAppointment!: ByAppointment | null
  conductValues!: NamedConductValue[]
  conductMarks!: ConductMarks | null
  completedBy!: string | null
}
