import type { ProcedurePack } from '@shouwen/procedure/pack'
import { EntitySchema } from 'typeorm'
import type { Handover } from '../domain/handover'
import type { WorkOrder } from '../domain/work-order'
import { id, instant, optionalId, optionalInstant, optionalText, ownId, text } from './columns'

/** A version of a procedure, as intake published it. */
export interface KnownPack {
  groupId: string
  packId: string
  version: number
  body: ProcedurePack
}

export const packTable = new EntitySchema<KnownPack>({
  name: 'known_pack',
  tableName: 'known_packs',
  columns: {
    groupId: { name: 'group_id', ...id, primary: true },
    packId: { name: 'pack_id', ...text, primary: true },
    version: { type: 'int', primary: true },
    body: { type: 'jsonb' },
  },
})

export const handoverTable = new EntitySchema<Handover>({
  name: 'handover',
  tableName: 'handovers',
  columns: {
    ...ownId,
    appealId: { name: 'appeal_id', ...id },
    projectPath: { name: 'project_path', ...text },
    departmentId: { name: 'department_id', ...id },
    duty: text,
    staffId: { name: 'staff_id', ...optionalId },
    rule: text,
    fromDepartmentId: { name: 'from_department_id', ...optionalId },
    givenBy: { name: 'given_by', ...optionalText },
    reason: optionalText,
    clause: text,
    packId: { name: 'pack_id', ...text },
    packVersion: { name: 'pack_version', type: 'int' },
    at: instant,
  },
})

export const workOrderTable = new EntitySchema<WorkOrder>({
  name: 'work_order',
  tableName: 'work_orders',
  columns: {
    ...ownId,
    appealId: { name: 'appeal_id', ...id },
    projectPath: { name: 'project_path', ...text },
    departmentId: { name: 'department_id', ...id },
    assignedTo: { name: 'assigned_to', ...optionalId },
    offeredTo: { name: 'offered_to', type: 'uuid', array: true },
    assignment: { type: 'jsonb', nullable: true },
    status: text,
    appealKind: { name: 'appeal_kind', ...text },
    projectKind: { name: 'project_kind', ...text },
    grade: optionalText,
    packId: { name: 'pack_id', ...text },
    packVersion: { name: 'pack_version', type: 'int' },
    openedAt: { name: 'opened_at', ...instant },
    acceptedBy: { name: 'accepted_by', ...optionalText },
    acceptedAt: { name: 'accepted_at', ...optionalInstant },
    doneBy: { name: 'done_by', ...optionalText },
    doneAt: { name: 'done_at', ...optionalInstant },
    result: optionalText,
    parts: { type: 'jsonb' },
    labourMinutes: { name: 'labour_minutes', type: 'int' },
    acceptance: optionalText,
    pausedAt: { name: 'paused_at', ...optionalInstant },
    pauseReason: { name: 'pause_reason', ...optionalText },
    refusedBy: { name: 'refused_by', ...optionalText },
    refusedAt: { name: 'refused_at', ...optionalInstant },
    refusalReason: { name: 'refusal_reason', ...optionalText },
    coordinator: optionalText,
    version: { type: 'int' },
  },
})
