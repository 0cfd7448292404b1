import { GraphQLDateTimeISO } from 'graphql-scalars'
import { Directive, Field, ID, ObjectType } from 'type-graphql'
import type { Relative } from '../domain/elder'

@ObjectType('ElderRelative', { description: 'Somebody to call for an elder (P5.6.7.1, P5.6.7.6).' })
export class ElderRelativeType {
  @Field(() => ID, {
    description:
      'By which a call to them is recorded: the evidence of the step that tells relatives (P5.6.6.5).',
  })
  id!: string

  @Field(() => String, { description: 'As registered; masked but for the elder and who cares for them.' })
  name!: string

  @Field(() => String, { description: "What they are to the elder, in the family's own words." })
  relationship!: string

  @Field(() => String, { description: 'E.164; masked but for the elder and who must call them (P5.6.6.5).' })
  telephone!: string
}

@Directive('@key(fields: "id")')
@ObjectType('Elder', {
  description: 'An empty-nest elder 空巢老人: retired, living apart from their children (P5.6.7.0).',
})
export class ElderType {
  @Field(() => ID, { description: 'Its id in every service.' })
  id!: string

  @Field(() => Boolean, { description: '独居: nobody else lives in the unit.' })
  livesAlone!: boolean

  @Field(() => GraphQLDateTimeISO, { description: 'When they were entered into the list (P5.6.7.1).' })
  registeredAt!: Date

  name!: string
  birthDate!: string
  relatives!: readonly Relative[]
  projectId!: string
  projectPath!: string
  unitId!: string
  customerId!: string | null
  registeredBy!: string
}
