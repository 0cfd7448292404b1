import type { FactEnvelope } from '@shouwen/events/fact'
import { EntitySchema } from 'typeorm'

/** A row of a service's event table: append-only, its trail and its outbox in one (ADR 0003). */
export interface EventRow {
  id: string
  groupId: string
  type: string
  subject: string
  appealId: string | null
  projectPath: string | null
  actorKind: string
  actorId: string
  clauses: string[]
  packId: string | null
  packVersion: number | null
  occurredAt: Date
  correlationId: string
  causationId: string | null
  /** W3C trace context; null when nobody traced it. */
  traceparent: string | null
  data: object
}

export const eventTable = new EntitySchema<EventRow>({
  name: 'event',
  tableName: 'events',
  columns: {
    id: { type: 'uuid', primary: true },
    groupId: { name: 'group_id', type: 'uuid' },
    type: { type: 'text' },
    subject: { type: 'text' },
    appealId: { name: 'appeal_id', type: 'uuid', nullable: true },
    projectPath: { name: 'project_path', type: 'text', nullable: true },
    actorKind: { name: 'actor_kind', type: 'text' },
    actorId: { name: 'actor_id', type: 'text' },
    clauses: { type: 'text', array: true },
    packId: { name: 'pack_id', type: 'text', nullable: true },
    packVersion: { name: 'pack_version', type: 'int', nullable: true },
    occurredAt: { name: 'occurred_at', type: 'timestamptz' },
    correlationId: { name: 'correlation_id', type: 'text' },
    causationId: { name: 'causation_id', type: 'uuid', nullable: true },
    traceparent: { type: 'text', nullable: true },
    data: { type: 'jsonb' },
  },
})

/** The event as it travels: a CloudEvent with our extensions. */
export function toEnvelope(row: EventRow): FactEnvelope {
  const [producer = ''] = row.type.split('.')
  return {
    specversion: '1.0',
    id: row.id,
    source: `/shouwen/${producer}`,
    type: row.type,
    subject: row.subject,
    time: row.occurredAt.toISOString(),
    datacontenttype: 'application/json',
    groupid: row.groupId,
    projectpath: row.projectPath,
    appealid: row.appealId,
    actorkind: row.actorKind,
    actorid: row.actorId,
    clauses: row.clauses,
    packid: row.packId,
    packversion: row.packVersion,
    correlationid: row.correlationId,
    causationid: row.causationId,
    ...(row.traceparent === null ? {} : { traceparent: row.traceparent }),
    data: row.data,
  }
}
