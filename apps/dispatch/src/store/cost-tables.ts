import { EntitySchema } from 'typeorm'
import type { CostEstimate } from '../domain/cost'
import { id, instant, optionalInstant, optionalText, ownId, text } from './columns'

export const costEstimateTable = new EntitySchema<CostEstimate>({
  name: 'cost_estimate',
  tableName: 'cost_estimates',
  columns: {
    ...ownId,
    workOrderId: { name: 'work_order_id', ...id },
    projectPath: { name: 'project_path', ...text },
    amountFen: { name: 'amount_fen', type: 'int' },
    reason: text,
    estimatedBy: { name: 'estimated_by', ...text },
    estimatedAt: { name: 'estimated_at', ...instant },
    standing: text,
    awaits: optionalText,
    clause: text,
    decidedBy: { name: 'decided_by', ...optionalText },
    decidedAt: { name: 'decided_at', ...optionalInstant },
    returnReason: { name: 'return_reason', ...optionalText },
  },
})
