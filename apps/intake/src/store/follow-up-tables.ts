import { id, instant, text, whole } from '@shouwen/transactions/columns'
import { EntitySchema } from 'typeorm'
import type { FollowUp, FollowUpDuty } from '../domain/follow-up'
import type { Triage } from '../domain/triage'

export const triageTable = new EntitySchema<Triage>({
  name: 'triage',
  tableName: 'triages',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    fromKind: { name: 'from_kind', ...text },
    toKind: { name: 'to_kind', ...text },
    reason: text,
    decidedBy: { name: 'decided_by', ...text },
    decidedAt: { name: 'decided_at', ...instant },
  },
})

export const followUpDutyTable = new EntitySchema<FollowUpDuty>({
  name: 'follow_up_duty',
  tableName: 'follow_up_duties',
  columns: {
    appealId: { name: 'appeal_id', ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    clause: text,
    dueAt: { name: 'due_at', ...instant },
    missed: whole,
  },
})

export const followUpTable = new EntitySchema<FollowUp>({
  name: 'follow_up',
  tableName: 'follow_ups',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    words: text,
    followedBy: { name: 'followed_by', ...text },
    followedAt: { name: 'followed_at', ...instant },
    nextAt: { name: 'next_at', ...instant },
  },
})
