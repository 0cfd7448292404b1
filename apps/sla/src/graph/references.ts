import { Directive, Field, ID, ObjectType } from 'type-graphql'

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Staff')
export class StaffReference {
  @Field(() => ID, { description: "The person's id in dispatch." })
  id!: string
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('Department')
export class DepartmentReference {
  @Field(() => ID, { description: "The department's id in dispatch." })
  id!: string
}

@Directive('@key(fields: "id", resolvable: false)')
@ObjectType('WorkOrder')
export class WorkOrderReference {
  @Field(() => ID, { description: "The order's id in dispatch." })
  id!: string
}
