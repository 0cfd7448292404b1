import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import type { RegistrationForm, RegistrationPlace } from '../src/domain/register'

/** A complaint by telephone about cleaning, of a caller whom nobody knows yet, unless told otherwise. */
export function aForm(changes: Partial<RegistrationForm> = {}): RegistrationForm {
  return {
    unitId: null,
    customerId: null,
    caller: { name: '王秀英', telephone: '13800138000' },
    kind: 'complaint',
    channel: 'telephone',
    category: 'cleaning',
    grade: null,
    impact: null,
    cause: null,
    content: '楼道三天没有打扫了',
    receivedAt: null,
    ...changes,
  }
}

/** The estate Hetang, the steward receiving, unless told otherwise. */
export function aPlace(changes: Partial<RegistrationPlace> = {}): RegistrationPlace {
  return {
    id: '0197a1c2-0000-7000-8000-000000000001',
    groupId: '0197a1c2-0000-7000-8000-000000000002',
    projectId: '0197a1c2-0000-7000-8000-000000000003',
    projectPath: 'lvyuan/north/hetang',
    number: 'HT-20260302-0001',
    firstContactId: 'steward',
    pack: shippedPacks.residential,
    ...changes,
  }
}
