import { graphEnum } from '@shouwen/subgraph/enum'
import { complaintScopes, type ComplaintScope } from '@shouwen/vocabulary/playbooks'
import { ArrayMaxSize, IsUUID, Length, MaxLength, ValidateNested } from 'class-validator'
import { Field, ID, InputType } from 'type-graphql'
import { ChangeAppealArguments } from './inputs'

@InputType('EvidenceInput', { description: 'What is written down in one field of a step.' })
export class EvidenceArguments {
  @Field(() => String, { description: 'The code of the field.' })
  @Length(1, 60)
  field!: string

  @Field(() => String, {
    description:
      'At most 2,000 characters; of a choice, the code of an option; of an attachment, the id of one that the appeal ' +
      "has; of a contact, the id of a customer or of an elder's relative, or words.",
  })
  @MaxLength(5_000)
  value!: string
}

/** What settling a step always needs. */
@InputType('StepInput', { description: 'A step of a playbook on an appeal.' })
class StepArguments {
  @Field(() => String, {
    description: 'Chosen by the client, 8 to 100 characters; a repeat changes nothing.',
  })
  @Length(8, 100)
  idempotencyKey!: string

  @Field(() => ID, { description: 'Which appeal.' })
  @IsUUID()
  appealId!: string

  @Field(() => String, { description: 'The code of the playbook.' })
  @Length(1, 60)
  playbook!: string

  @Field(() => String, { description: 'The code of the step.' })
  @Length(1, 60)
  step!: string
}

@InputType('CompleteStepInput', { description: 'A step of a playbook was done.' })
export class CompleteStepArguments extends StepArguments {
  @Field(() => [EvidenceArguments], {
    defaultValue: [],
    description: 'What the step asks for; at most 20 fields.',
  })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  evidence!: EvidenceArguments[]
}

@InputType('SkipStepInput', { description: 'A step of a playbook is left out.' })
export class SkipStepArguments extends StepArguments {
  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason!: string
}

@InputType('JudgeScopeInput', {
  description: 'A complaint is judged: about what was promised, or not (M4.5).',
})
export class JudgeScopeArguments extends ChangeAppealArguments {
  @Field(() => graphEnum(complaintScopes), { description: 'The judgement.' })
  scope!: ComplaintScope

  @Field(() => String, { description: 'Why, at most 500 characters.' })
  reason!: string
}
