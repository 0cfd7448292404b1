import { id, instant, optionalId, optionalInstant, optionalText, text } from '@shouwen/transactions/columns'
import type { SecretGround } from '@shouwen/vocabulary/privacy'
import { EntitySchema } from 'typeorm'
import type { Disclosure, DisclosureGrant } from '../domain/disclosure'

const texts = { type: 'text', array: true } as const

export const disclosureGrantTable = new EntitySchema<DisclosureGrant>({
  name: 'disclosure_grant',
  tableName: 'disclosure_grants',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    toStaff: { name: 'to_staff', ...optionalText },
    toOutsider: { name: 'to_outsider', ...optionalText },
    parts: texts,
    ground: text,
    reason: text,
    clause: text,
    grantedBy: { name: 'granted_by', ...text },
    grantedAt: { name: 'granted_at', ...instant },
    endsAt: { name: 'ends_at', ...instant },
    revokedBy: { name: 'revoked_by', ...optionalText },
    revokedAt: { name: 'revoked_at', ...optionalInstant },
  },
})

export const disclosureTable = new EntitySchema<Disclosure>({
  name: 'disclosure',
  tableName: 'disclosures',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    grantId: { name: 'grant_id', ...optionalId },
    toStaff: { name: 'to_staff', ...optionalText },
    toOutsider: { name: 'to_outsider', ...optionalText },
    parts: texts,
    what: optionalText,
    ground: text,
    clause: text,
    disclosedBy: { name: 'disclosed_by', ...text },
    disclosedAt: { name: 'disclosed_at', ...instant },
  },
})

/** P5.6.3.3: somebody declined an inquiry for what is kept, with the reason. */
export interface Decline {
  id: string
  groupId: string
  appealId: string
  ground: SecretGround
  reason: string
  declinedBy: string
  declinedAt: Date
}

export const declineTable = new EntitySchema<Decline>({
  name: 'decline',
  tableName: 'declines',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    ground: text,
    reason: text,
    declinedBy: { name: 'declined_by', ...text },
    declinedAt: { name: 'declined_at', ...instant },
  },
})
