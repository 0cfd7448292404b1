import { EntitySchema } from 'typeorm'
import type { Absence } from '../domain/absence'
import type { PlannedShift } from '../domain/planned-shift'
import type { Skill } from '@shouwen/vocabulary/staffing'
import { id, instant, optionalId, ownId, text } from './columns'

export const plannedShiftTable = new EntitySchema<PlannedShift>({
  name: 'planned_shift',
  tableName: 'planned_shifts',
  columns: {
    ...ownId,
    projectId: { name: 'project_id', ...id },
    staffId: { name: 'staff_id', ...id },
    post: text,
    from: { name: 'from_at', ...instant },
    to: { name: 'to_at', ...instant },
    plannedBy: { name: 'planned_by', ...text },
  },
})

export const absenceTable = new EntitySchema<Absence>({
  name: 'absence',
  tableName: 'absences',
  columns: {
    ...ownId,
    staffId: { name: 'staff_id', ...id },
    from: { name: 'from_at', ...instant },
    to: { name: 'to_at', ...instant },
    reason: text,
    deputyId: { name: 'deputy_id', ...optionalId },
    recordedBy: { name: 'recorded_by', ...text },
  },
})

/** What somebody is able to do. An import of the organisation says nothing of it, and leaves it as it is. */
export interface StaffSkills {
  staffId: string
  groupId: string
  skills: Skill[]
}

export const staffSkillsTable = new EntitySchema<StaffSkills>({
  name: 'staff_skills',
  tableName: 'staff_skills',
  columns: {
    staffId: { name: 'staff_id', ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    skills: { type: 'text', array: true },
  },
})
