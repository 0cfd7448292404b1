import type { Actor } from '@shouwen/access/actor'
import type { FactDefinition } from '@shouwen/events/fact'
import { traceparent } from '@shouwen/telemetry/spans'
import { v7 as uuidv7 } from 'uuid'
import type { Cause } from './cause'
import type { EventRow } from './event-row'
import type { Statement } from './statement'
import type { NewFact } from './work'

/** Facts in one statement at the most. */
const STATEMENT_ROWS = 500

/** The same text for any number of rows, so that it is prepared once; `seq` is given in the order of the array. */
const insertEvents = `
  insert into events (id, group_id, type, subject, appeal_id, project_path, actor_kind, actor_id, clauses, pack_id,
                      pack_version, occurred_at, correlation_id, causation_id, traceparent, data)
  select id, group_id, type, subject, appeal_id, project_path, actor_kind, actor_id, clauses, pack_id,
         pack_version, occurred_at, correlation_id, causation_id, traceparent, data
    from rows from (jsonb_to_recordset($1::jsonb) as (
           id uuid, group_id uuid, type text, subject text, appeal_id uuid, project_path text, actor_kind text,
           actor_id text, clauses text[], pack_id text, pack_version int, occurred_at timestamptz, correlation_id text,
           causation_id uuid, traceparent text, data jsonb)) with ordinality as recorded (
           id, group_id, type, subject, appeal_id, project_path, actor_kind, actor_id, clauses, pack_id,
           pack_version, occurred_at, correlation_id, causation_id, traceparent, data, place)
   order by place`

function toColumns(row: EventRow): Record<string, unknown> {
  return {
    id: row.id,
    group_id: row.groupId,
    type: row.type,
    subject: row.subject,
    appeal_id: row.appealId,
    project_path: row.projectPath,
    actor_kind: row.actorKind,
    actor_id: row.actorId,
    clauses: row.clauses,
    pack_id: row.packId,
    pack_version: row.packVersion,
    occurred_at: row.occurredAt,
    correlation_id: row.correlationId,
    causation_id: row.causationId,
    traceparent: row.traceparent,
    data: row.data,
  }
}

/** Collects the facts of one transaction, so that they are written together, last. */
export class Recorder {
  private readonly rows: EventRow[] = []

  constructor(private readonly now: Date) {}

  /** @throws zod's error when the data is not what the definition says: a fault of ours, the transaction is undone. */
  add<Data extends object>(
    by: { groupId: string; actor: Actor; cause: Cause },
    definition: FactDefinition<Data>,
    fact: NewFact<Data>,
  ): void {
    this.rows.push({
      id: uuidv7(),
      groupId: by.groupId,
      type: definition.type,
      subject: fact.subject,
      appealId: fact.appealId ?? null,
      projectPath: fact.projectPath ?? null,
      actorKind: by.actor.kind,
      actorId: by.actor.personId,
      clauses: [...fact.clauses],
      packId: fact.pack?.id ?? null,
      packVersion: fact.pack?.version ?? null,
      occurredAt: fact.at ?? this.now,
      correlationId: by.cause.correlationId,
      causationId: by.cause.causationId,
      traceparent: traceparent() ?? null,
      data: definition.data.parse(fact.data),
    })
  }

  /** How many facts the transaction has recorded. */
  get recorded(): number {
    return this.rows.length
  }

  /** What writes them, in their order. */
  statements(): Statement[] {
    const statements: Statement[] = []
    for (let start = 0; start < this.rows.length; start += STATEMENT_ROWS) {
      const rows = this.rows.slice(start, start + STATEMENT_ROWS)
      statements.push({ text: insertEvents, values: [JSON.stringify(rows.map(toColumns))] })
    }
    return statements
  }
}
