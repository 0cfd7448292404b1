import {
  text,
  optionalText,
  id,
  optionalId,
  instant,
  optionalInstant,
  whole,
} from '@shouwen/transactions/columns'
import type { ProjectKind } from '@shouwen/vocabulary/organisation'
import type { Auditor } from '@shouwen/vocabulary/revisiting'
import { EntitySchema } from 'typeorm'
import type { RevisitAttempt } from '../domain/appointment'
import type { Audit } from '../domain/audit'
import type { PackVersion } from '../domain/packs'
import type { Revisit } from '../domain/revisit'

export const packTable = new EntitySchema<PackVersion>({
  name: 'pack_version',
  tableName: 'packs',
  columns: {
    groupId: { name: 'group_id', ...id, primary: true },
    packId: { name: 'pack_id', ...text, primary: true },
    version: { ...whole, primary: true },
    projectKind: { name: 'project_kind', ...text },
    scope: optionalText,
    effectiveFrom: { name: 'effective_from', ...instant },
    body: { type: 'jsonb' },
  },
})

/** What is kept of a project, from dispatch's facts. */
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

export const revisitTable = new EntitySchema<Revisit>({
  name: 'revisit',
  tableName: 'revisits',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    resolution: whole,
    projectId: { name: 'project_id', ...id },
    projectPath: { name: 'project_path', ...text },
    kind: text,
    packId: { name: 'pack_id', ...text },
    packVersion: { name: 'pack_version', ...whole },
    clause: text,
    methods: { type: 'text', array: true },
    byAppointment: { name: 'by_appointment', type: 'jsonb', nullable: true },
    agreedMethod: { name: 'agreed_method', ...optionalText },
    agreedAt: { name: 'agreed_at', ...optionalInstant },
    questions: { type: 'jsonb' },
    conductValues: { name: 'conduct_values', type: 'jsonb' },
    status: text,
    dueSince: { name: 'due_since', ...instant },
    method: optionalText,
    satisfaction: optionalText,
    timeliness: optionalText,
    quality: optionalText,
    conductMarks: { name: 'conduct_marks', type: 'jsonb', nullable: true },
    content: { type: 'boolean', nullable: true },
    words: optionalText,
    completedAt: { name: 'completed_at', ...optionalInstant },
    completedBy: { name: 'completed_by', ...optionalText },
    version: whole,
  },
})

export const revisitAttemptTable = new EntitySchema<RevisitAttempt>({
  name: 'revisit_attempt',
  tableName: 'revisit_attempts',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    revisitId: { name: 'revisit_id', ...id },
    method: text,
    outcome: text,
    attemptedBy: { name: 'attempted_by', ...text },
    attemptedAt: { name: 'attempted_at', ...instant },
  },
})

/** What an auditor drew of a project's month: one draw for each rule that the procedure has for them. */
export interface Sample {
  id: string
  groupId: string
  auditor: Auditor
  projectId: string
  projectPath: string
  /** `YYYY-MM`, in the project's time zone. */
  period: string
  packId: string
  packVersion: number
  drawnAt: Date
  drawnBy: string
}

export const sampleTable = new EntitySchema<Sample>({
  name: 'sample',
  tableName: 'samples',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    auditor: text,
    projectId: { name: 'project_id', ...id },
    projectPath: { name: 'project_path', ...text },
    period: text,
    packId: { name: 'pack_id', ...text },
    packVersion: { name: 'pack_version', ...whole },
    drawnAt: { name: 'drawn_at', ...instant },
    drawnBy: { name: 'drawn_by', ...text },
  },
})

/** One rule's draw; its members are in `draw_members`. */
export interface Draw {
  id: string
  groupId: string
  sampleId: string
  /** The rule's place among the auditor's rules, from 0. */
  place: number
  clause: string
  of: 'appeals' | 'revisits'
  share: number
  population: number
  size: number
  seed: string
}

export const drawTable = new EntitySchema<Draw>({
  name: 'draw',
  tableName: 'draws',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    sampleId: { name: 'sample_id', ...id },
    place: whole,
    clause: text,
    of: text,
    share: { type: 'double precision' },
    population: whole,
    size: whole,
    seed: text,
  },
})

export const auditTable = new EntitySchema<Audit>({
  name: 'audit',
  tableName: 'audits',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    drawId: { name: 'draw_id', ...id },
    sampleId: { name: 'sample_id', ...id },
    place: whole,
    appealId: { name: 'appeal_id', ...id },
    revisitId: { name: 'revisit_id', ...optionalId },
    auditor: text,
    projectPath: { name: 'project_path', ...text },
    clause: text,
    finding: optionalText,
    opinion: optionalText,
    recordedAt: { name: 'recorded_at', ...optionalInstant },
    recordedBy: { name: 'recorded_by', ...optionalText },
    version: whole,
  },
})
