import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql'
import { StaffReference } from './references'

@ObjectType('TrailEntry', {
  description: 'One fact about an appeal: who, when, under which clause of which procedure.',
})
export class TrailEntryType {
  @Field(() => ID, { description: "The event's id." })
  id!: string

  @Field(() => GraphQLDateTimeISO, { description: 'When it became true.' })
  at!: Date

  @Field(() => String, { description: "The fact's type, `intake.appeal.registered.v1`: see docs/events." })
  what!: string

  @Field(() => String, { description: 'What happened, in Chinese.' })
  whatZh!: string

  @Field(() => String, { description: 'What happened, in English.' })
  whatEn!: string

  @Field(() => String, { description: '`staff`, `customer`, `partner`, `machine` or `service`.' })
  actorKind!: string

  @Field(() => String, { description: 'The id of who did it; of a service its name.' })
  actorId!: string

  @Field(() => StaffReference, {
    nullable: true,
    description: 'Who did it, where that is a member of staff.',
  })
  actor!: StaffReference | null

  @Field(() => [String], { description: 'The clauses that asked for it: see docs/clauses.md.' })
  clauses!: string[]

  @Field(() => String, { nullable: true, description: 'The procedure under which it was done.' })
  packId!: string | null

  @Field(() => Int, { nullable: true, description: 'The version of that procedure.' })
  packVersion!: number | null

  @Field(() => String, { description: 'The service that announced it.' })
  service!: string
}

@Directive('@key(fields: "id")')
@ObjectType('Appeal', { description: "Intake's appeal, with its trail." })
export class AppealType {
  @Field(() => ID, { description: 'Its id in every service.' })
  id!: string
}
