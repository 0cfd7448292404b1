import { graphEnum } from '@shouwen/subgraph/enum'
import type { EntityReference } from '@shouwen/subgraph/service'
import { channels, type Channel } from '@shouwen/vocabulary/appeals'
import {
  replyDecisions,
  replyStatuses,
  type ReplyDecision,
  type ReplyStatus,
} from '@shouwen/vocabulary/documents'
import { roles, type Role } from '@shouwen/vocabulary/organisation'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Directive, Field, ID, InputType, ObjectType } from 'type-graphql'
import { AppealType } from './appeal-type'
import { ChangeAppealArguments } from './inputs'
import { StaffReference } from './references'

@ObjectType('DecisionOnReply', { description: 'What a leader decided of a draft 领导批示 (M4.9).' })
export class DecisionOnReplyType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => graphEnum(roles), { description: 'The post whose turn it was.' })
  role!: Role

  @Field(() => graphEnum(replyDecisions), { description: 'Approved, or sent back.' })
  decision!: ReplyDecision

  @Field(() => String, {
    nullable: true,
    description:
      'Why it was sent back, at most 500 characters; null where it was approved, and where it is withheld.',
  })
  reason!: string | null

  @Field(() => StaffReference, { description: 'Who decided.' })
  decidedBy!: StaffReference

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  decidedAt!: Date
}

@Directive('@key(fields: "id")')
@ObjectType('WrittenReply', { description: 'A written reply 书面回复 to an appeal (P5.6.3.1, M4.9).' })
export class WrittenReplyType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => AppealType, { description: 'What it answers.' })
  appeal!: AppealType

  @Field(() => graphEnum(replyStatuses), { description: 'Where it stands.' })
  status!: ReplyStatus

  @Field(() => String, { nullable: true, description: '`HT函〔2026〕12号`; null before the last approval.' })
  number!: string | null

  @Field(() => String, { description: 'Its title, at most 100 characters.' })
  title!: string

  @Field(() => String, {
    description:
      'What it says, at most 5,000 characters, a paragraph to a line. `{{customer}}`, `{{unit}}` and `{{project}}` are ' +
      'filled in when it is printed.',
  })
  content!: string

  @Field(() => String, { description: 'The clause that asks for it.' })
  clause!: string

  @Field(() => StaffReference, { description: 'Who drafted it.' })
  draftedBy!: StaffReference

  @Field(() => GraphQLDateTimeISO, { description: 'When this draft was written.' })
  draftedAt!: Date

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it had its last approval.' })
  approvedAt!: Date | null

  @Field(() => graphEnum(channels), { nullable: true, description: 'How it was delivered; null before.' })
  channel!: Channel | null

  @Field(() => String, {
    nullable: true,
    description: 'Who took it, or how it is known to have arrived, at most 500 characters.',
  })
  receipt!: string | null

  @Field(() => StaffReference, { nullable: true, description: 'Who delivered it; null before.' })
  deliveredBy!: StaffReference | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was delivered.' })
  deliveredAt!: Date | null

  /** What other services told of it, where its document requires that. */
  told?: EntityReference
}

@ObjectType('ReplyTemplate', { description: 'A text that a written reply starts from.' })
export class ReplyTemplateType {
  @Field(() => String, { description: 'Give it as the template.' })
  code!: string

  @Field(() => String, { description: 'Its title, in Chinese.' })
  zh!: string

  @Field(() => String, { description: 'Its text, with placeholders such as `{{number}}`.' })
  body!: string
}

@ObjectType('WrittenReplyRule', {
  description: 'How an appeal is answered in writing by its procedure (P5.6.3.1, M4.9).',
})
export class WrittenReplyRuleType {
  @Field(() => [graphEnum(roles)], { description: 'The posts that draft and deliver it.' })
  draftedBy!: readonly Role[]

  @Field(() => [graphEnum(roles)], { description: 'The posts that approve it, one after the other.' })
  approvedBy!: readonly Role[]

  @Field(() => [ReplyTemplateType], {
    description: 'The texts to start from; the first unless one is named.',
  })
  templates!: readonly ReplyTemplateType[]

  @Field(() => String, { description: 'The clause that asks for it.' })
  clause!: string
}

@InputType('DraftReplyInput', {
  description: 'A written reply is drafted, or drafted anew (P5.6.3.1, M4.9).',
})
export class DraftReplyArguments extends ChangeAppealArguments {
  @Field(() => String, {
    nullable: true,
    description: 'Code of the template to start from; the first of the procedure unless given.',
  })
  template?: string | null

  @Field(() => String, {
    nullable: true,
    description: "At most 100 characters; the template's unless given.",
  })
  title?: string | null

  @Field(() => String, {
    nullable: true,
    description: "At most 5,000 characters, a paragraph to a line; the template's unless given.",
  })
  body?: string | null
}

@InputType('ReturnReplyInput', { description: 'A draft is sent back (M4.9).' })
export class ReturnReplyArguments extends ChangeAppealArguments {
  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason!: string
}

@InputType('DeliverReplyInput', {
  description: 'An approved reply has reached the customer (P5.6.3.1, M4.9).',
})
export class DeliverReplyArguments extends ChangeAppealArguments {
  @Field(() => graphEnum(channels), { description: 'How.' })
  channel!: Channel

  @Field(() => String, {
    description: 'Who took it, or how it is known to have arrived, at most 500 characters.',
  })
  receipt!: string
}
