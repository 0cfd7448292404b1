import { EntitySchema } from 'typeorm'
import type { Milestone } from '../domain/milestones'
import type { Acceptance } from '../domain/repair'
import { id, instant, optionalInstant, optionalText, ownId, text } from './columns'

export const acceptanceTable = new EntitySchema<Acceptance>({
  name: 'acceptance',
  tableName: 'acceptances',
  columns: {
    ...ownId,
    workOrderId: { name: 'work_order_id', ...id },
    accepted: { type: 'boolean' },
    words: optionalText,
    result: text,
    recordedBy: { name: 'recorded_by', ...text },
    recordedAt: { name: 'recorded_at', ...instant },
  },
})

export const milestoneTable = new EntitySchema<Milestone>({
  name: 'milestone',
  tableName: 'milestones',
  columns: {
    ...ownId,
    workOrderId: { name: 'work_order_id', ...id },
    position: { type: 'int' },
    title: text,
    dueOn: { name: 'due_on', type: 'date' },
    responsibleId: { name: 'responsible_id', ...id },
    decidedBy: { name: 'decided_by', ...text },
    result: optionalText,
    doneAt: { name: 'done_at', ...optionalInstant },
    approvedBy: { name: 'approved_by', ...optionalText },
    approvedAt: { name: 'approved_at', ...optionalInstant },
  },
})
