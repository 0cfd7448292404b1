import { text, optionalText, id, optionalId, optionalInstant } from '@shouwen/transactions/columns'
import type { AppealKind, AppealOrigin, AppealStatus, Channel } from '@shouwen/vocabulary/appeals'
import type { Satisfaction } from '@shouwen/vocabulary/revisiting'
import { EntitySchema } from 'typeorm'

/** What the facts told of an appeal, in any order: a field is null until its fact has come. */
export interface AppealFacts {
  appealId: string
  groupId: string
  projectId: string | null
  projectPath: string | null
  customerId: string | null
  origin: AppealOrigin | null
  kind: AppealKind | null
  channel: Channel | null
  category: string | null
  /** History: the collection, and its own words. */
  source: string | null
  sourceNature: string | null
  sourceChannel: string | null
  receivedAt: Date | null
  status: AppealStatus | null
  informedAt: Date | null
  resolvedAt: Date | null
  revisitedAt: Date | null
  satisfaction: Satisfaction | null
  closedAt: Date | null
  archivedAt: Date | null
  /** Clocks that ran past their due time. */
  breaches: number
}

export const appealFactsTable = new EntitySchema<AppealFacts>({
  name: 'appeal_facts',
  tableName: 'appeal_facts',
  columns: {
    appealId: { name: 'appeal_id', ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    projectId: { name: 'project_id', ...optionalId },
    projectPath: { name: 'project_path', ...optionalText },
    customerId: { name: 'customer_id', ...optionalId },
    origin: optionalText,
    kind: optionalText,
    channel: optionalText,
    category: optionalText,
    source: optionalText,
    sourceNature: { name: 'source_nature', ...optionalText },
    sourceChannel: { name: 'source_channel', ...optionalText },
    receivedAt: { name: 'received_at', ...optionalInstant },
    status: optionalText,
    informedAt: { name: 'informed_at', ...optionalInstant },
    resolvedAt: { name: 'resolved_at', ...optionalInstant },
    revisitedAt: { name: 'revisited_at', ...optionalInstant },
    satisfaction: optionalText,
    closedAt: { name: 'closed_at', ...optionalInstant },
    archivedAt: { name: 'archived_at', ...optionalInstant },
    breaches: { type: 'int' },
  },
})

/** One fact about an appeal, of whichever service: who, when, under which clause of which procedure. */
export interface TrailEntry {
  eventId: string
  groupId: string
  appealId: string
  service: string
  type: string
  occurredAt: Date
  actorKind: string
  actorId: string
  clauses: string[]
  packId: string | null
  packVersion: number | null
}

export const trailTable = new EntitySchema<TrailEntry>({
  name: 'trail_entry',
  tableName: 'trail_entries',
  columns: {
    eventId: { name: 'event_id', ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    appealId: { name: 'appeal_id', ...id },
    service: text,
    type: text,
    occurredAt: { name: 'occurred_at', type: 'timestamptz' },
    actorKind: { name: 'actor_kind', ...text },
    actorId: { name: 'actor_id', ...text },
    clauses: { type: 'text', array: true },
    packId: { name: 'pack_id', ...optionalText },
    packVersion: { name: 'pack_version', type: 'int', nullable: true },
  },
})

/** What analytics keeps of a project: its time zone says in which month an appeal was received. */
export interface KnownProject {
  projectId: string
  groupId: string
  timeZone: string
  toldAt: Date
}

export const projectTable = new EntitySchema<KnownProject>({
  name: 'known_project',
  tableName: 'known_projects',
  columns: {
    projectId: { name: 'project_id', ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    timeZone: { name: 'time_zone', ...text },
    toldAt: { name: 'told_at', type: 'timestamptz' },
  },
})
