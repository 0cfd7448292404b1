import { graphEnum } from '@shouwen/subgraph/enum'
import { roles, type Role } from '@shouwen/vocabulary/organisation'
import {
  complaintScopes,
  evidenceKinds,
  stepStandings,
  type ComplaintScope,
  type EvidenceKind,
  type StepStanding,
} from '@shouwen/vocabulary/playbooks'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, ID, ObjectType } from 'type-graphql'
import type { AppealType } from './appeal-type'
import { StaffReference } from './references'

@ObjectType('Advice', { description: 'What to bear in mind while handling (P5.6.2.1, P5.6.4.1).' })
export class AdviceType {
  @Field(() => String, { description: 'In Chinese.' })
  zh!: string

  @Field(() => String, { description: 'In English.' })
  en!: string
}

@ObjectType('EvidenceOption', { description: 'One of the answers to a choice.' })
export class EvidenceOptionType {
  @Field(() => String, { description: 'Give it as the value.' })
  code!: string

  @Field(() => String, { description: 'In Chinese.' })
  zh!: string

  @Field(() => String, { description: 'In English.' })
  en!: string
}

@ObjectType('EvidenceField', { description: 'What is to be written down when a step is done.' })
export class EvidenceFieldType {
  @Field(() => String, { description: 'Give it as the field.' })
  code!: string

  @Field(() => String, { description: 'In Chinese.' })
  zh!: string

  @Field(() => String, { description: 'In English.' })
  en!: string

  @Field(() => graphEnum(evidenceKinds), { description: 'What is written there.' })
  kind!: EvidenceKind

  @Field(() => Boolean, { description: 'Whether the step cannot be done without it.' })
  required!: boolean

  @Field(() => [EvidenceOptionType], { description: 'Of a choice; empty otherwise.' })
  options!: readonly EvidenceOptionType[]
}

@ObjectType('Evidence', { description: 'What was written down when a step was done.' })
export class EvidenceType {
  @Field(() => String, { description: 'The code of the field.' })
  field!: string

  @Field(() => String, {
    description: 'At most 2,000 characters; the code of an option of a choice; the id of an attachment.',
  })
  value!: string
}

@ObjectType('Step', { description: 'One step of a playbook on an appeal.' })
export class StepType {
  @Field(() => String, { description: 'Its code in the playbook.' })
  code!: string

  /** Of which appeal and playbook: no fields, for those that are. */
  of!: { readonly appeal: AppealType; readonly playbook: string }

  @Field(() => String, { description: 'What is done, in Chinese.' })
  zh!: string

  @Field(() => String, { description: 'What is done, in English.' })
  en!: string

  @Field(() => String, { description: 'The clause that asks for it.' })
  clause!: string

  @Field(() => [graphEnum(roles)], { description: 'The posts that do it.' })
  posts!: readonly Role[]

  @Field(() => graphEnum(stepStandings), { description: 'Where it stands.' })
  standing!: StepStanding

  @Field(() => [String], { description: 'The codes of the steps that come before it.' })
  after!: readonly string[]

  @Field(() => [EvidenceFieldType], { description: 'What is to be written down.' })
  asks!: readonly EvidenceFieldType[]

  @Field(() => [EvidenceType], {
    description: 'What was written down; empty before, and where it is withheld (P5.6.3.3).',
  })
  evidence!: readonly EvidenceType[]

  @Field(() => GraphQLDateTimeISO, {
    nullable: true,
    description: 'Since when it can be done: its clock of the same code starts then. Null while it waits.',
  })
  openedAt!: Date | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was done or left out.' })
  settledAt!: Date | null

  @Field(() => StaffReference, { nullable: true, description: 'Who did it or left it out.' })
  settledBy!: StaffReference | null

  @Field(() => String, { nullable: true, description: 'Why it was left out; null where that is withheld.' })
  reason!: string | null

  @Field(() => String, {
    nullable: true,
    description: 'The code of the refusal that you would get now; null where you may do it or leave it out.',
  })
  refusal!: string | null

  @Field(() => String, { nullable: true, description: 'Why you may not, in Chinese.' })
  reasonZh!: string | null

  @Field(() => String, { nullable: true, description: 'Why you may not, in English.' })
  reasonEn!: string | null
}

@ObjectType('Playbook', { description: 'A playbook 预案 that an appeal is handled by, step by step.' })
export class PlaybookType {
  @Field(() => String, { description: 'Its code in the procedure.' })
  code!: string

  @Field(() => String, { description: 'Its name in Chinese.' })
  zh!: string

  @Field(() => String, { description: 'Its name in English.' })
  en!: string

  @Field(() => String, { description: 'The clause that it follows.' })
  clause!: string

  @Field(() => [AdviceType], { description: 'What to bear in mind.' })
  advice!: readonly AdviceType[]

  @Field(() => [StepType], { description: 'Its steps, in the order of the procedure.' })
  steps!: readonly StepType[]
}

@ObjectType('ScopeJudgement', {
  description: 'A manager judged whether a complaint is about what was promised (M4.5).',
})
export class ScopeJudgementType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => graphEnum(complaintScopes), { description: 'The judgement.' })
  scope!: ComplaintScope

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  content!: string

  @Field(() => StaffReference, { description: 'Who judged.' })
  judgedBy!: StaffReference

  @Field(() => GraphQLDateTimeISO, { description: 'When.' })
  judgedAt!: Date
}

@ObjectType('ScopeDefinition', { description: 'By which a complaint is judged (M4.5.2, M4.5.3).' })
export class ScopeDefinitionType {
  @Field(() => graphEnum(complaintScopes), { description: 'Which judgement.' })
  scope!: ComplaintScope

  @Field(() => String, { description: 'In Chinese.' })
  zh!: string

  @Field(() => String, { description: 'In English.' })
  en!: string

  @Field(() => String, { description: 'The clause that says so.' })
  clause!: string
}
