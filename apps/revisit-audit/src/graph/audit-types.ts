import { graphEnum } from '@shouwen/subgraph/enum'
import { auditFindings, auditors, type AuditFinding, type Auditor } from '@shouwen/vocabulary/revisiting'
import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Field, Float, ID, Int, ObjectType } from 'type-graphql'

@ObjectType('Audit', { description: 'The check 抽查 of one sampled appeal or revisit (P5.5.1–P5.5.3).' })
export class AuditType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => graphEnum(auditors), { description: 'Who drew it and checks it.' })
  auditor!: Auditor

  @Field(() => String, { description: 'The clause that asks for it, such as `P5.5.3`.' })
  clause!: string

  @Field(() => ID, {
    nullable: true,
    description: 'The revisit that is checked, where revisits are sampled (P5.5.3).',
  })
  revisitId!: string | null

  @Field(() => graphEnum(auditFindings), { nullable: true, description: 'What was found; null before.' })
  finding!: AuditFinding | null

  @Field(() => String, {
    nullable: true,
    description: '征询: what the customer thinks, at most 2,000 characters (P5.5.3).',
  })
  opinion!: string | null

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'When it was recorded.' })
  recordedAt!: Date | null

  @Field(() => Int, { description: 'Give it as `expectedVersion` with a change.' })
  version!: number

  appealId!: string
  recordedBy!: string | null
}

@ObjectType('AuditDraw', {
  description:
    "One rule's draw. Sorting the population by the hex sha256 of `seed:id` and taking the first `size` gives the sample again.",
})
export class AuditDrawType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => String, { description: 'The clause of the rule, such as `P5.5.1`.' })
  clause!: string

  @Field(() => Float, { description: 'The share that is checked, 0 to 1.' })
  share!: number

  @Field(() => Int, { description: 'How many it could fall on.' })
  population!: number

  @Field(() => Int, { description: 'How many it fell on: the share of the population, rounded up.' })
  size!: number

  @Field(() => String, { description: 'Made by the server when it drew; nobody knew it before.' })
  seed!: string
}

@ObjectType('AuditSample', {
  description: "What an auditor drew of a project's month (P5.5.1–P5.5.3). Drawn once, never changed.",
})
export class AuditSampleType {
  @Field(() => ID, { description: 'Its id.' })
  id!: string

  @Field(() => graphEnum(auditors), { description: 'Whose sample.' })
  auditor!: Auditor

  @Field(() => String, { description: "The month, `YYYY-MM`, in the project's time zone." })
  period!: string

  @Field(() => GraphQLDateTimeISO, { description: 'When it was drawn.' })
  drawnAt!: Date

  projectId!: string
  drawnBy!: string
}

@ObjectType('SamplingPopulation', {
  description: "That an appeal takes part in an auditor's draw, to come or made (P5.5.1–P5.5.3).",
})
export class SamplingPopulationType {
  @Field(() => graphEnum(auditors), { description: 'Whose draw.' })
  auditor!: Auditor

  @Field(() => String, { description: "The month, `YYYY-MM`, in the project's time zone." })
  period!: string

  @Field(() => String, { description: 'The clause of the rule, such as `P5.5.2`.' })
  clause!: string

  @Field(() => Boolean, { description: 'Whether the draw has been made.' })
  drawn!: boolean

  @Field(() => Boolean, { description: 'Whether it fell on this appeal.' })
  sampled!: boolean
}
