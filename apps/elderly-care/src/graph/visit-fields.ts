import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { ElderlyCareContext } from './context'
import { loadElder } from './elder-queries'
import { ElderType } from './elder-type'
import { StaffReference } from './references'
import { CareVisitType } from './round-type'

@Resolver(() => CareVisitType)
export class VisitFields {
  @FieldResolver(() => ElderType, {
    nullable: true,
    description: 'Whom; null for those who may not see them.',
  })
  elder(@Root() { elderId }: CareVisitType, @Ctx() context: ElderlyCareContext): Promise<ElderType | null> {
    return loadElder(elderId, context)
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What else was seen, at most 1,000 characters; for staff alone.',
  })
  note(@Root() { note }: CareVisitType, @Ctx() { actor }: ElderlyCareContext): string | null {
    return actor.kind === 'staff' ? note : null
  }

  @FieldResolver(() => StaffReference, { nullable: true, description: 'Who recorded it; null before.' })
  recordedBy(@Root() { recordedBy }: CareVisitType): StaffReference | null {
    return recordedBy === null ? null : { id: recordedBy }
  }
}
