import type { CustomerRelation } from '@shouwen/vocabulary/organisation'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { normalTelephone } from '@shouwen/vocabulary/telephone'

/** Characters of a name at the most. */
export const NAME_LIMIT = 50

/** A person whom the group knows. One row per name and telephone, whatever the number of projects (C0.2). */
export interface Customer {
  readonly id: string
  readonly groupId: string
  readonly name: string
  /** The name as it is compared: see `nameKey`. */
  readonly nameKey: string
  /** E.164. */
  readonly telephone: string
  readonly relation: CustomerRelation
  readonly registeredAt: Date
}

/** Who somebody is, as far as it tells one person from another. */
export type Identity = Pick<Customer, 'name' | 'nameKey' | 'telephone'>

/** A name as it is compared and searched: full and half width, case and blanks make no difference. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '')
}

/** Name and telephone as the house writes them. Refuses with INPUT_INVALID, TEXT_TOO_LONG, TELEPHONE_INVALID. */
export function identify(given: { readonly name: string; readonly telephone: string }): Identity {
  const name = given.name.trim()
  if (name.length > NAME_LIMIT) {
    throw new Refusal('TEXT_TOO_LONG', { field: 'name', limit: NAME_LIMIT, length: name.length })
  }
  const key = nameKey(name)
  if (key === '') throw new Refusal('INPUT_INVALID', { problems: 'name is empty' })
  return { name, nameKey: key, telephone: normalTelephone(given.telephone) }
}

/** What a customer is to us, told again: `caller` is what we say of somebody of whom we know nothing better. */
export function betterRelation(known: CustomerRelation, told: CustomerRelation): CustomerRelation {
  return told === 'caller' ? known : told
}
