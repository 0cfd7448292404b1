import { Refusal } from '@shouwen/vocabulary/refusal'
import { normalTelephone } from '@shouwen/vocabulary/telephone'
import { NAME_LIMIT, nameKey } from './customer'

/** What a search looks for. */
export type CustomerSearch =
  | { readonly by: 'everybody' }
  | { readonly by: 'telephone'; readonly telephone: string }
  | { readonly by: 'name'; readonly prefix: string }

/** Digits are a telephone, anything else the beginning of a name. Refuses with TEXT_TOO_LONG, TELEPHONE_INVALID. */
export function readSearch(given: string | null): CustomerSearch {
  const text = given?.trim() ?? ''
  if (text === '') return { by: 'everybody' }
  if (text.length > NAME_LIMIT) {
    throw new Refusal('TEXT_TOO_LONG', { field: 'search', limit: NAME_LIMIT, length: text.length })
  }
  if (/^[+(\d][\d\s()-]*$/.test(text)) return { by: 'telephone', telephone: normalTelephone(text) }
  return { by: 'name', prefix: nameKey(text) }
}
