import { id, instant, optionalInstant, optionalText, text, whole } from '@shouwen/transactions/columns'
import { EntitySchema } from 'typeorm'
import type { Notice } from '../domain/notice'

export const noticeTable = new EntitySchema<Notice>({
  name: 'notice',
  tableName: 'notices',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    projectId: { name: 'project_id', ...id },
    projectPath: { name: 'project_path', ...text },
    occasion: text,
    recipient: text,
    toRole: { name: 'to_role', ...optionalText },
    toStaff: { name: 'to_staff', ...optionalText },
    cause: text,
    subject: text,
    text,
    channels: { ...text, array: true },
    quiet: { type: 'boolean' },
    clause: text,
    state: text,
    channel: optionalText,
    attempts: whole,
    error: optionalText,
    queuedAt: { name: 'queued_at', ...instant },
    correlationId: { name: 'correlation_id', ...text },
    lastTriedAt: { name: 'last_tried_at', ...optionalInstant },
    nextTryAt: { name: 'next_try_at', ...optionalInstant },
  },
})
