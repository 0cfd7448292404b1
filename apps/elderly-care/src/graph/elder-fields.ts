import { showsClear, type PersonShown, type PersonalField } from '@shouwen/access/masking'
import { maskedName, maskedTelephone } from '@shouwen/vocabulary/telephone'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { ElderlyCareContext } from './context'
import { ElderRelativeType, ElderType } from './elder-type'
import { CustomerReference, ProjectReference, StaffReference, UnitReference } from './references'

/** Whether the actor sees this of an elder, or of their relatives, in clear. */
function inClear(
  person: PersonShown,
  field: PersonalField,
  { projectPath, customerId }: ElderType,
  { actor }: ElderlyCareContext,
): boolean {
  return showsClear(actor, { person, paths: [projectPath], customerId }, field)
}

@Resolver(() => ElderType)
export class ElderFields {
  @FieldResolver(() => String, {
    description: 'As registered; masked but for themselves and who cares for them.',
  })
  name(@Root() elder: ElderType, @Ctx() context: ElderlyCareContext): string {
    return inClear('elder', 'name', elder, context) ? elder.name : maskedName(elder.name)
  }

  @FieldResolver(() => String, {
    description: '`YYYY-MM-DD`; the year alone, `1941-01-01`, for those to whom addresses are masked.',
  })
  birthDate(@Root() elder: ElderType, @Ctx() context: ElderlyCareContext): string {
    const { birthDate } = elder
    return inClear('elder', 'address', elder, context) ? birthDate : `${birthDate.slice(0, 4)}-01-01`
  }

  @FieldResolver(() => [ElderRelativeType], { description: 'Whom to call, 1 to 5 (P5.6.7.1).' })
  relatives(@Root() elder: ElderType, @Ctx() context: ElderlyCareContext): ElderRelativeType[] {
    const named = inClear('relative', 'name', elder, context)
    const reachable = inClear('relative', 'telephone', elder, context)
    return elder.relatives.map(({ name, relationship, telephone }) => ({
      name: named ? name : maskedName(name),
      relationship,
      telephone: reachable ? telephone : maskedTelephone(telephone),
    }))
  }

  @FieldResolver(() => ProjectReference, { description: 'Where.' })
  project(@Root() { projectId }: ElderType): ProjectReference {
    return { id: projectId }
  }

  @FieldResolver(() => UnitReference, {
    nullable: true,
    description: 'Where they live; null for those to whom addresses are masked.',
  })
  unit(@Root() elder: ElderType, @Ctx() context: ElderlyCareContext): UnitReference | null {
    return inClear('elder', 'address', elder, context) ? { id: elder.unitId } : null
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
