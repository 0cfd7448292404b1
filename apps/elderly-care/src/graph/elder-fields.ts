import { maskedName, maskedTelephone } from '@shouwen/vocabulary/telephone'
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql'
import type { ElderlyCareContext } from './context'
import { ElderRelativeType, ElderType } from './elder-type'
import { CustomerReference, ProjectReference, StaffReference, UnitReference } from './references'

function mayKnow({ customerId }: ElderType, { actor }: ElderlyCareContext): boolean {
  if (actor.kind === 'staff') return true
  return actor.kind === 'customer' && customerId !== null && actor.customerId === customerId
}

@Resolver(() => ElderType)
export class ElderFields {
  @FieldResolver(() => String, { description: 'As registered; masked but for staff and themselves.' })
  name(@Root() elder: ElderType, @Ctx() context: ElderlyCareContext): string {
    return mayKnow(elder, context) ? elder.name : maskedName(elder.name)
  }

  @FieldResolver(() => String, {
    description: '`YYYY-MM-DD`; for others than staff and themselves the year alone, `1941-01-01`.',
  })
  birthDate(@Root() elder: ElderType, @Ctx() context: ElderlyCareContext): string {
    return mayKnow(elder, context) ? elder.birthDate : `${elder.birthDate.slice(0, 4)}-01-01`
  }

  @FieldResolver(() => [ElderRelativeType], { description: 'Whom to call, 1 to 5 (P5.6.7.1).' })
  relatives(@Root() elder: ElderType, @Ctx() context: ElderlyCareContext): ElderRelativeType[] {
    if (mayKnow(elder, context)) return [...elder.relatives]
    return elder.relatives.map(({ name, relationship, telephone }) => ({
      name: maskedName(name),
      relationship,
      telephone: maskedTelephone(telephone),
    }))
  }

  @FieldResolver(() => ProjectReference, { description: 'Where.' })
  project(@Root() { projectId }: ElderType): ProjectReference {
    return { id: projectId }
  }

  @FieldResolver(() => UnitReference, { description: 'Where they live.' })
  unit(@Root() { unitId }: ElderType): UnitReference {
    return { id: unitId }
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
