import type { Actor } from '@shouwen/access/actor'
import type { FactDefinition } from '@shouwen/events/fact'
import { traceparent } from '@shouwen/telemetry/spans'
import type { EntityManager } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import type { Cause } from './cause'
import { eventTable, type EventRow } from './event-row'
import type { NewFact } from './work'

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

  /** Writes what was recorded; returns how many. */
  async flush(manager: EntityManager): Promise<number> {
    const rows = this.rows.splice(0)
    for (let start = 0; start < rows.length; start += 500) {
      await manager.insert(eventTable, rows.slice(start, start + 500))
    }
    return rows.length
  }
}
