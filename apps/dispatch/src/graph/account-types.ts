import { personKinds, type PersonKind } from '@shouwen/vocabulary/organisation'
import { graphEnum } from '@shouwen/subgraph/enum'
import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { GroupType, PostType } from './organisation-types'

@ObjectType('Me', { description: 'Who is signed in.' })
export class MeType {
  @Field(() => ID, { description: 'The id of the person or machine; for a customer that of the customer.' })
  id!: string

  @Field(() => graphEnum(personKinds), { description: 'What kind of account it is.' })
  kind!: PersonKind

  @Field(() => String, {
    nullable: true,
    description: 'The name; null for a customer, whose name the customer profile keeps.',
  })
  name!: string | null

  @Field(() => GroupType, { nullable: true, description: 'The group; null for the platform operator.' })
  group!: GroupType | null

  @Field(() => [PostType], { description: 'The posts held, each with its place (P4.1–P4.4, M2).' })
  posts!: PostType[]

  @Field(() => ID, { nullable: true, description: 'Set when it is a customer.' })
  customerId!: string | null
}

@Directive('@inaccessible')
@ObjectType('AccountGrant', { description: 'A post, as the signed actor carries it.' })
export class AccountGrantType {
  @Field(() => String, { description: 'Code of the post, `officeDirector`.' })
  role!: string

  @Field(() => String, { description: 'Where.' })
  scope!: string
}

@Directive('@inaccessible')
@ObjectType('Account', { description: 'What the gateway signs into an actor.' })
export class AccountType {
  @Field(() => ID, { description: 'The id of the person or machine.' })
  personId!: string

  @Field(() => String, { description: '`staff`, `partner` or `machine`, as the signed actor carries it.' })
  kind!: string

  @Field(() => ID, { description: 'The group.' })
  groupId!: string

  @Field(() => [AccountGrantType], { description: 'The posts held.' })
  grants!: AccountGrantType[]

  @Field(() => [ID], { description: 'The departments a member of staff works in.' })
  departmentIds!: string[]
}
