import { EntitySchema } from 'typeorm'
import type { DutyBook } from '../domain/duty-numbers'
import type { Company, Department, Group, Person, Project, Unit } from '../domain/organisation'
import { id, optionalInstant, optionalText, ownId, text } from './columns'

export const groupTable = new EntitySchema<Group>({
  name: 'property_group',
  tableName: 'property_groups',
  columns: { ...ownId, code: text, name: text },
})

export const companyTable = new EntitySchema<Company>({
  name: 'company',
  tableName: 'companies',
  columns: { ...ownId, code: text, name: text, path: text },
})

export const projectTable = new EntitySchema<Project>({
  name: 'project',
  tableName: 'projects',
  columns: {
    ...ownId,
    companyId: { name: 'company_id', ...id },
    code: text,
    name: text,
    kind: text,
    path: text,
    timeZone: { name: 'time_zone', ...text },
    opens: text,
    closes: text,
  },
})

export const unitTable = new EntitySchema<Unit>({
  name: 'unit',
  tableName: 'units',
  columns: { ...ownId, projectId: { name: 'project_id', ...id }, building: text, code: text },
})

export const departmentTable = new EntitySchema<Department>({
  name: 'department',
  tableName: 'departments',
  columns: { ...ownId, projectId: { name: 'project_id', ...id }, code: text, name: text, duty: text },
})

export const personTable = new EntitySchema<Person>({
  name: 'person',
  tableName: 'people',
  columns: {
    ...ownId,
    kind: text,
    code: text,
    name: text,
    telephone: optionalText,
    subject: optionalText,
    posts: { type: 'jsonb' },
    departmentIds: { name: 'department_ids', type: 'uuid', array: true },
    onDuty: { name: 'on_duty', type: 'jsonb' },
    dismissedAt: { name: 'dismissed_at', ...optionalInstant },
  },
})

export const dutyBookTable = new EntitySchema<DutyBook>({
  name: 'duty_book',
  tableName: 'duty_books',
  columns: {
    projectId: { name: 'project_id', ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    numbers: { type: 'jsonb' },
    version: { type: 'int' },
  },
})
