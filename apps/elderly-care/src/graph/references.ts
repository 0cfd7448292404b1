import { Directive, Field, ID, ObjectType } from 'type-graphql'

/**
 * Entities of other services that elders and visits point to: their owners fill in the rest. What is external here is told
 * by them when the printed list requires it (ADR 0016).
 */

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Customer')
export class CustomerReference {
  @Field(() => ID, { description: "The customer's id in customer-profile." })
  id!: string
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Project')
export class ProjectReference {
  @Field(() => ID, { description: "The project's id in dispatch." })
  id!: string

  @Directive('@external')
  @Field(() => String, { description: 'As dispatch has it.' })
  name?: string
}

@Directive('@key(fields: "id")')
@ObjectType('Unit')
export class UnitReference {
  @Field(() => ID, { description: "The unit's id in dispatch." })
  id!: string

  @Directive('@external')
  @Field(() => String, { description: 'As dispatch has it.' })
  building?: string

  @Directive('@external')
  @Field(() => String, { description: 'As dispatch has it.' })
  code?: string
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Staff')
export class StaffReference {
  @Field(() => ID, { description: "The person's id in dispatch." })
  id!: string
}
