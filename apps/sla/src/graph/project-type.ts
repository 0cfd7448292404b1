import { Directive, Field, ID, ObjectType } from 'type-graphql'

@Directive('@key(fields: "id")')
@ObjectType('Project')
export class ProjectType {
  @Field(() => ID, { description: 'Its id in every service.' })
  id!: string
}
