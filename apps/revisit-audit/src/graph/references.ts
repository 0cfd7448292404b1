import { Directive, Field, ID, ObjectType } from 'type-graphql'

/** Entities of other services that a revisit or a sample points to: their owners fill in the rest. */

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Project')
export class ProjectReference {
  @Field(() => ID, { description: "The project's id in dispatch." })
  id!: string
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Staff')
export class StaffReference {
  @Field(() => ID, { description: "The person's id in dispatch." })
  id!: string
}
