import { graphEnum } from '@shouwen/subgraph/enum'
import { revisitMethods, type RevisitMethod } from '@shouwen/vocabulary/revisiting'
import { FieldResolver, Resolver, Root } from 'type-graphql'
import { AppealExtension } from './appeal-extension'
import { StaffReference } from './references'
import { ConductMarkType, RevisitType } from './revisit-type'

@Resolver(() => RevisitType)
export class RevisitFields {
  @FieldResolver(() => AppealExtension, { description: 'What it follows up.' })
  appeal(@Root() { appealId }: RevisitType): AppealExtension {
    return { id: appealId }
  }

  @FieldResolver(() => [graphEnum(revisitMethods)], {
    description: 'How it may be made only at a time that the customer has agreed to (P5.5.4).',
  })
  byAppointment(@Root() { byAppointment }: RevisitType): RevisitMethod[] {
    return byAppointment?.methods ?? []
  }

  @FieldResolver(() => [ConductMarkType], {
    description:
      "The receivers' conduct by each value of the procedure, in its order (P5.6.2.1); empty where conduct is not marked.",
  })
  conductMarks(@Root() { conductValues, conductMarks }: RevisitType): ConductMarkType[] {
    return conductValues.map(({ code, zh, en }) => ({
      value: code,
      zh,
      en,
      mark: conductMarks?.[code] ?? null,
    }))
  }

  @FieldResolver(() => StaffReference, { nullable: true, description: 'Who made it (P4.2).' })
  completedBy(@Root() { completedBy }: RevisitType): StaffReference | null {
    return completedBy === null ? null : { id: completedBy }
  }
}
