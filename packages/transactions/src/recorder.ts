import type { Actor } from '@shouwen/access/actor'
import type { FactDefinition } from '@shouwen/events/fact'
import { traceparent } from '@shouwen/telemetry/spans'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import type { Cause } from './cause'
import type { Statement } from './statement'
import type { FactRows, NewFact } from './work'

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

/** A row of the event table, by its columns; what is undefined is not sent, and null there. */
type EventColumns = Readonly<Record<string, unknown>>

/** Collects the facts of one transaction, so that they are written together, last. */
export class Recorder {
  private readonly rows: EventColumns[] = []
  private fromRows = 0

  constructor(private readonly now: Date) {}

  /** @throws zod's error when the data is not what the definition says: a fault of ours, the transaction is undone. */
  add<Data extends object>(
    by: { groupId: string; actor: Actor; cause: Cause },
    definition: FactDefinition<Data>,
    fact: NewFact<Data>,
  ): void {
    this.rows.push({
      id: uuidv7(),
      group_id: by.groupId,
      type: definition.type,
      subject: fact.subject,
      appeal_id: fact.appealId,
      project_path: fact.projectPath,
      actor_kind: by.actor.kind,
      actor_id: by.actor.personId,
      clauses: [...fact.clauses],
      pack_id: fact.pack?.id,
      pack_version: fact.pack?.version,
      occurred_at: fact.at ?? this.now,
      correlation_id: by.cause.correlationId,
      causation_id: by.cause.causationId ?? undefined,
      traceparent: traceparent(),
      data: definition.data.parse(fact.data),
    })
  }

  /** Whether the transaction has recorded facts. */
  get hasRecorded(): boolean {
    return this.rows.length > 0 || this.fromRows > 0
  }

  /** Records facts about the appeals of rows; how many there were. */
  async recordFrom(
    manager: EntityManager,
    by: { actor: Pick<Actor, 'kind' | 'personId'>; cause: Cause },
    { writing = [], text, values }: FactRows,
  ): Promise<number> {
    const given = (place: number): string => `$${values.length + place}`
    const [found]: { recorded: number }[] = await manager.query(
      `with ${writing.map((each) => `${each}, `).join('')}recorded as (
         insert into events (id, group_id, type, subject, appeal_id, project_path, actor_kind, actor_id, clauses, pack_id,
                             pack_version, occurred_at, correlation_id, causation_id, traceparent, data)
         select uuidv7(), group_id, type, 'appeal/' || appeal_id, appeal_id, project_path, ${given(1)}, ${given(2)}, clauses,
                pack_id, pack_version, occurred_at, ${given(3)}, ${given(4)}::uuid, ${given(5)}, data
           from (${text}) as fact
          order by place
         returning 1
       ) select count(*)::int as recorded from recorded`,
      [
        ...values,
        by.actor.kind,
        by.actor.personId,
        by.cause.correlationId,
        by.cause.causationId,
        traceparent() ?? null,
      ],
    )
    const recorded = found?.recorded ?? 0
    this.fromRows += recorded
    return recorded
  }

  /** What writes them, in their order. */
  statements(): Statement[] {
    const statements: Statement[] = []
    for (let start = 0; start < this.rows.length; start += STATEMENT_ROWS) {
      const rows = this.rows.slice(start, start + STATEMENT_ROWS)
      statements.push({ text: insertEvents, values: [JSON.stringify(rows)] })
    }
    return statements
  }
}
