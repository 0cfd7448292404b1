import { Directive, Field, ID, ObjectType } from 'type-graphql'

@Directive('@key(fields: "id")')
@ObjectType('Appeal')
export class AppealType {
  @Field(() => ID, { description: 'Its id in every service.' })
  id!: string
}
