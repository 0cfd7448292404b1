import { Directive, Field, ID, ObjectType } from 'type-graphql'

/** Entities of other services that a customer points to: their owners fill in the rest. */

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Appeal')
export class AppealReference {
  @Field(() => ID, { description: "The appeal's id in intake." })
  id!: string
}

@Directive('@key(fields: "id")')
@ObjectType('Unit')
export class UnitReference {
  @Field(() => ID, { description: "The unit's id in dispatch." })
  id!: string
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Staff')
export class StaffReference {
  @Field(() => ID, { description: "The person's id in dispatch." })
  id!: string
}
