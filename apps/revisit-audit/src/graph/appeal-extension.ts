import { graphEnum } from '@shouwen/subgraph/enum'
import { appealKinds, type AppealKind } from '@shouwen/vocabulary/appeals'
import { Directive, Field, ID, ObjectType } from 'type-graphql'
import { CallerPart, CustomerReference, ProjectReference, StaffReference, UnitReference } from './references'

/**
 * Intake's appeal; this service adds its revisits, its audits, and the draws it takes part in. What is external here is
 * told by its owners when the form of a revisit requires it (ADR 0016): as the asker may see it.
 */
@Directive('@key(fields: "id")')
@ObjectType('Appeal')
export class AppealExtension {
  @Field(() => ID, { description: "The appeal's id in intake." })
  id!: string

  @Directive('@external')
  @Field(() => String, { description: 'As intake has it.' })
  number?: string

  @Directive('@external')
  @Field(() => graphEnum(appealKinds), { nullable: true, description: 'As intake has it.' })
  kind?: AppealKind | null

  @Directive('@external')
  @Field(() => String, { description: 'As intake shows it.' })
  content?: string

  @Directive('@external')
  @Field(() => String, { nullable: true, description: 'As intake shows it.' })
  outcome?: string | null

  @Directive('@external')
  @Field(() => ProjectReference, { description: 'As intake has it.' })
  project?: ProjectReference

  @Directive('@external')
  @Field(() => UnitReference, { nullable: true, description: 'As intake shows it.' })
  unit?: UnitReference | null

  @Directive('@external')
  @Field(() => CustomerReference, { nullable: true, description: 'As intake shows it.' })
  customer?: CustomerReference | null

  @Directive('@external')
  @Field(() => CallerPart, { nullable: true, description: 'As intake shows it.' })
  caller?: CallerPart | null

  @Directive('@external')
  @Field(() => StaffReference, { nullable: true, description: 'As intake has it.' })
  firstContact?: StaffReference | null
}
