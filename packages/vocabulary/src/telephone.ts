import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { Refusal } from './refusal'

/** A telephone as the house writes it, E.164 (`+8613800138000`). Without a country it is Chinese. Refuses with TELEPHONE_INVALID. */
export function normalTelephone(given: string): string {
  const parsed = given.length <= 40 ? parsePhoneNumberFromString(given, 'CN') : undefined
  if (parsed === undefined || !parsed.isPossible()) throw new Refusal('TELEPHONE_INVALID')
  return parsed.number
}

/** As it is shown to those who need not call: `138****8000`. */
export function maskedTelephone(telephone: string): string {
  const national = telephone.replace(/^\+86/, '')
  return national.length < 7 ? '****' : `${national.slice(0, 3)}****${national.slice(-4)}`
}

/** A name as it is shown to those who need not know: `张**`. */
export function maskedName(name: string): string {
  const [first = '', ...rest] = name
  return first + '*'.repeat(Math.min(2, Math.max(1, rest.length)))
}
