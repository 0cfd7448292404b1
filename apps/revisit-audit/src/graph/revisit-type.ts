import { graphEnum } from '@shouwen/subgraph/enum'
import type { EntityReference } from '@shouwen/subgraph/service'
import {
  revisitMethods,
  revisitStatuses,
  satisfactions,
  type RevisitMethod,
  type RevisitStatus,
  type Satisfaction,
} from '@shouwen/vocabulary/revisiting'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'

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

  @Field(() => graphEnum(revisitMethods), { nullable: true, description: 'How it was made (P5.5.4).' })
  method!: RevisitMethod | null

  @Field(() => graphEnum(satisfactions), { nullable: true, description: 'How satisfied the customer is.' })
  satisfaction!: Satisfaction | null

  @Field(() => graphEnum(satisfactions), {
    nullable: true,
    description: 'How satisfied with the time it took, where that was asked (M4.10).',
  })
  timeliness!: Satisfaction | null

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Content, from fairly satisfied up: the appeal closes. Otherwise it is opened again (P5.5.1, M4.8).',
  })
  content!: boolean | null

  @Field(() => String, {
    nullable: true,
    description: "The customer's own words, at most 2,000 characters.",
  })
  words!: string | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was made.' })
  completedAt!: Date | null

  @Field(() => Int, { description: 'Give it as `expectedVersion` with a change.' })
  version!: number

  /** What other services told of it, where its form requires that. */
  told?: EntityReference

  projectId!: string
  appealId!: string
  completedBy!: string | null
}
