import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { ElderlyCareContext } from './context'
import { ElderRelativeType, ElderType } from './elder-type'
import { inClear, nameSeen, relativesSeen } from './elder-seen'
import { CustomerReference, ProjectReference, StaffReference, UnitReference } from './references'

@Resolver(() => ElderType)
export class ElderFields {
  @FieldResolver(() => String, {
    description: 'As registered; masked but for themselves and who cares for them.',
  })
  name(@Root() elder: ElderType, @Ctx() { actor }: ElderlyCareContext): string {
    return nameSeen(elder, actor)
  }

  @FieldResolver(() => String, {
    description: '`YYYY-MM-DD`; the year alone, `1941-01-01`, for those to whom addresses are masked.',
  })
  birthDate(@Root() elder: ElderType, @Ctx() { actor }: ElderlyCareContext): string {
    const { birthDate } = elder
    return inClear('elder', 'address', elder, actor) ? birthDate : `${birthDate.slice(0, 4)}-01-01`
  }

  @FieldResolver(() => [ElderRelativeType], { description: 'Whom to call, 1 to 5 (P5.6.7.1).' })
  relatives(@Root() elder: ElderType, @Ctx() { actor }: ElderlyCareContext): ElderRelativeType[] {
    return relativesSeen(elder, actor)
  }

  @FieldResolver(() => ProjectReference, { description: 'Where.' })
  project(@Root() { projectId }: ElderType): ProjectReference {
    return { id: projectId }
  }

  @FieldResolver(() => UnitReference, {
    nullable: true,
    description: 'Where they live; null for those to whom addresses are masked.',
  })
  unit(@Root() elder: ElderType, @Ctx() { actor }: ElderlyCareContext): UnitReference | null {
    return inClear('elder', 'address', elder, actor) ? { id: elder.unitId } : null
  }

  @FieldResolver(() => CustomerReference, {
    nullable: true,
    description: 'Their customer profile, where they are a customer.',
  })
  customer(@Root() { customerId }: ElderType): CustomerReference | null {
    return customerId === null ? null : { id: customerId }
  }

  @FieldResolver(() => StaffReference, { description: 'Who entered them into the list.' })
  registeredBy(@Root() { registeredBy }: ElderType): StaffReference {
    return { id: registeredBy }
  }
}
