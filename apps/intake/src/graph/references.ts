import { graphEnum } from '@shouwen/subgraph/enum'
import {
  revisitMethods,
  satisfactions,
  type RevisitMethod,
  type Satisfaction,
} from '@shouwen/vocabulary/revisiting'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Directive, Field, ID, ObjectType } from 'type-graphql'

/**
 * Entities of other services that an appeal points to: their owners fill in the rest. What is external here is told by
 * them when a form requires it (ADR 0016): as the asker may see it.
 */

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
@ObjectType('Department')
export class DepartmentReference {
  @Field(() => ID, { description: "The department's id in dispatch." })
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
@ObjectType('Revisit')
export class RevisitReference {
  @Field(() => ID, { description: "The revisit's id in revisit-audit." })
  id!: string

  @Directive('@external')
  @Field(() => graphEnum(revisitMethods), { nullable: true, description: 'As revisit-audit has it.' })
  method?: RevisitMethod | null

  @Directive('@external')
  @Field(() => graphEnum(satisfactions), { nullable: true, description: 'As revisit-audit has it.' })
  satisfaction?: Satisfaction | null

  @Directive('@external')
  @Field(() => String, { nullable: true, description: 'As revisit-audit has it.' })
  words?: string | null

  @Directive('@external')
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'As revisit-audit has it.' })
  completedAt?: Date | null

  @Directive('@external')
  @Field(() => StaffReference, { nullable: true, description: 'As revisit-audit has it.' })
  completedBy?: StaffReference | null
}
