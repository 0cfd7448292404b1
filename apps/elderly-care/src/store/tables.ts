import { text, optionalText, id, optionalId, instant, date } from '@shouwen/transactions/columns'
import type { CareRule } from '@shouwen/procedure/pack'
import type { ProjectKind } from '@shouwen/vocabulary/organisation'
import { EntitySchema } from 'typeorm'
import type { Elder } from '../domain/elder'
import type { CareVisit, Round } from '../domain/round'

export const elderTable = new EntitySchema<Elder>({
  name: 'elder',
  tableName: 'elders',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    projectId: { name: 'project_id', ...id },
    projectPath: { name: 'project_path', ...text },
    unitId: { name: 'unit_id', ...id },
    customerId: { name: 'customer_id', ...optionalId },
    name: text,
    birthDate: { name: 'birth_date', ...date },
    livesAlone: { name: 'lives_alone', type: 'boolean' },
    relatives: { type: 'jsonb' },
    registeredBy: { name: 'registered_by', ...text },
    registeredAt: { name: 'registered_at', ...instant },
  },
})

export const roundTable = new EntitySchema<Round>({
  name: 'round',
  tableName: 'rounds',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    projectId: { name: 'project_id', ...id },
    projectPath: { name: 'project_path', ...text },
    date,
    generatedAt: { name: 'generated_at', ...instant },
    packId: { name: 'pack_id', ...text },
    packVersion: { name: 'pack_version', type: 'int' },
  },
})

export const visitTable = new EntitySchema<CareVisit>({
  name: 'care_visit',
  tableName: 'care_visits',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    roundId: { name: 'round_id', ...id },
    elderId: { name: 'elder_id', ...id },
    projectPath: { name: 'project_path', ...text },
    manner: text,
    clause: text,
    outcome: optionalText,
    note: optionalText,
    recordedBy: { name: 'recorded_by', ...optionalText },
    recordedAt: { name: 'recorded_at', type: 'timestamptz', nullable: true },
    version: { type: 'int' },
  },
})

/** What a version of a procedure says of care; null where it has none. */
export interface KnownCare {
  groupId: string
  packId: string
  version: number
  projectKind: ProjectKind
  scope: string | null
  effectiveFrom: Date
  care: CareRule | null
}

export const careTable = new EntitySchema<KnownCare>({
  name: 'known_care',
  tableName: 'known_care',
  columns: {
    groupId: { name: 'group_id', ...id, primary: true },
    packId: { name: 'pack_id', ...text, primary: true },
    version: { type: 'int', primary: true },
    projectKind: { name: 'project_kind', ...text },
    scope: optionalText,
    effectiveFrom: { name: 'effective_from', ...instant },
    care: { type: 'jsonb', nullable: true },
  },
})

/** What elderly-care keeps of a project, from dispatch's facts. */
export interface KnownProject {
  projectId: string
  groupId: string
  path: string
  kind: ProjectKind
  timeZone: string
}

export const projectTable = new EntitySchema<KnownProject>({
  name: 'known_project',
  tableName: 'known_projects',
  columns: {
    projectId: { name: 'project_id', ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    path: text,
    kind: text,
    timeZone: { name: 'time_zone', ...text },
  },
})
