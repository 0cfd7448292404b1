import { Directive, Field, ID, ObjectType } from 'type-graphql'

/** Intake's appeal; this service adds its revisits, its audits, and the draws it takes part in. */
@Directive('@key(fields: "id")')
@ObjectType('Appeal')
export class AppealExtension {
  @Field(() => ID, { description: "The appeal's id in intake." })
  id!: string
}
