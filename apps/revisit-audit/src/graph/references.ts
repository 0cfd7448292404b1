import { Directive, Field, ID, ObjectType } from 'type-graphql'

/** Entities of other services that a revisit or a sample points to: their owners fill in the rest. */

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Project')
export class ProjectReference {
  @Field(() => ID, { description: "The project's id in dispatch." })
  id!: string

  @Directive('@external')
  @Field(() => String, { description: 'As dispatch has it.' })
  name?: string
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Staff')
export class StaffReference {
  @Field(() => ID, { description: "The person's id in dispatch." })
  id!: string

  @Directive('@external')
  @Field(() => String, { description: 'As dispatch has it.' })
  name?: string
}

@Directive('@key(fields: "id", resolvable: false)')
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
@ObjectType('Customer')
export class CustomerReference {
  @Field(() => ID, { description: "The customer's id in customer-profile." })
  id!: string

  @Directive('@external')
  @Field(() => String, { description: 'As customer-profile shows it.' })
  name?: string

  @Directive('@external')
  @Field(() => String, { description: 'As customer-profile shows it.' })
  telephone?: string
}

/** A part of intake's appeal. */
@ObjectType('Caller')
export class CallerPart {
  @Directive('@external')
  @Field(() => String, { description: 'As intake shows it.' })
  name?: string

  @Directive('@external')
  @Field(() => String, { description: 'As intake shows it.' })
  telephone?: string
}
