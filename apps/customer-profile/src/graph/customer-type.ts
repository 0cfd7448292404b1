import { appealKinds, appealStatuses, type AppealKind, type AppealStatus } from '@shouwen/vocabulary/appeals'
import { customerRelations, type CustomerRelation } from '@shouwen/vocabulary/organisation'
import { graphEnum } from '@shouwen/subgraph/enum'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { AppealReference } from './references'

@Directive('@key(fields: "id")')
@ObjectType('Customer', {
  description: 'A person whom the group knows: one profile across its projects (C0.2, C1.static).',
})
export class CustomerType {
  @Field(() => ID, { description: 'Its id in every service.' })
  id!: string

  @Field(() => graphEnum(customerRelations), { description: 'What they are to us.' })
  relation!: CustomerRelation

  @Field(() => GraphQLDateTimeISO, { description: 'Since when the group knows them.' })
  registeredAt!: Date

  name!: string
  telephone!: string
}

@ObjectType('ServiceHistoryEntry', {
  description: 'An appeal in the history of its customer, and where it stands (C1.service).',
})
export class ServiceHistoryEntryType {
  @Field(() => AppealReference, { description: 'The appeal itself.' })
  appeal!: AppealReference

  @Field(() => graphEnum(appealKinds), { description: '诉求类别 (P3.kinds).' })
  kind!: AppealKind

  @Field(() => graphEnum(appealStatuses), { description: 'Where it stands, as far as its facts have come.' })
  status!: AppealStatus

  @Field(() => GraphQLDateTimeISO, { description: 'When it was registered (P5.1.1).' })
  registeredAt!: Date

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'When it was closed (P5.5.1); null before.',
  })
  closedAt!: Date | null
}

@Directive('@inaccessible')
@ObjectType('CustomerAccount', { description: 'Who signs in. For the gateway; not in the public schema.' })
export class CustomerAccountType {
  @Field(() => ID, { description: 'The customer.' })
  customerId!: string

  @Field(() => ID, { description: 'Their tenant.' })
  groupId!: string
}
