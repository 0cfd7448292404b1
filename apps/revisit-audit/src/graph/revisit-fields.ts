import { FieldResolver, Resolver, Root } from 'type-graphql'
import { AppealExtension } from './appeal-extension'
import { StaffReference } from './references'
import { RevisitType } from './revisit-type'

@Resolver(() => RevisitType)
export class RevisitFields {
  @FieldResolver(() => AppealExtension, { description: 'What it follows up.' })
  appeal(@Root() { appealId }: RevisitType): AppealExtension {
    return { id: appealId }
  }

  @FieldResolver(() => StaffReference, { nullable: true, description: 'Who made it (P4.2).' })
  completedBy(@Root() { completedBy }: RevisitType): StaffReference | null {
    return completedBy === null ? null : { id: completedBy }
  }
}
