import type { Actor } from '@shouwen/access/actor'
import type { FactDefinition } from '@shouwen/events/fact'
import type { EntityManager } from 'typeorm'
import type { Together } from './asked-together'
import type { Cause } from './cause'
import type { Batch } from './written-together'

/** A fact to be recorded with the change that makes it true. */
export interface NewFact<Data> {
  readonly data: Data
  /** What it is about: `appeal/<id>`. Its id decides the partition. */
  readonly subject: `${string}/${string}`
  readonly appealId?: string
  readonly projectPath?: string
  /** The clauses under which it was done. */
  readonly clauses: readonly string[]
  /** The procedure that asked for it. */
  readonly pack?: { readonly id: string; readonly version: number }
  /** When it became true; now, unless said otherwise. */
  readonly at?: Date
}

/**
 * Facts that the database makes of rows it has, for those of whom there are thousands: what passes through this process only to be
 * sent back costs more than all else.
 */
export interface FactRows {
  /** What is written in the same statement, as the database sees it before: `fired as (update … returning …)`. `text` reads what it returns. */
  readonly writing?: readonly string[]
  /**
   * A query of `group_id, type, appeal_id, project_path, clauses, pack_id, pack_version, occurred_at, data` and `place`, the order of the
   * facts. Nothing checks `data` against its definition here: a test must read what was recorded, as consumers do.
   */
  readonly text: string
  readonly values: readonly unknown[]
}

/** The open transaction of a use case: the only thing that can write. */
export interface Work {
  readonly manager: EntityManager
  readonly actor: Actor
  readonly groupId: string
  readonly now: Date
  /** The same transaction, its facts caused by another event: a batch of reactions shares one transaction. */
  because(cause: Cause): Work
  /** Adds a row to the service's event table, which is its trail and its outbox in one. */
  record<Data extends object>(definition: FactDefinition<Data>, fact: NewFact<Data>): void
  /** Adds, at once, what the database makes of many rows; how many there were. Before all that `record` adds. */
  recordFrom(rows: FactRows): Promise<number>
  /**
   * Asks what a batch of reactions would ask for each of its appeals: a procedure, a roster. Asked once in a transaction,
   * until `forget`; what the answer rests on must not change meanwhile but by whoever holds it.
   */
  askOnce<Answer>(question: string, ask: () => Promise<Answer>): Promise<Answer>
  /**
   * Asks, or writes, what others of this transaction ask at the same moment, with them: the appeals of a batch go on side by side, and what
   * each would ask for itself is asked for all. Nothing is remembered. Keys that are asked for together must differ where they are written.
   */
  together<Key, Answer>(ask: Together<Key, Answer>, key: Key): Promise<Answer>
  /** What was asked may be old: the next one asks anew. */
  forget(): void
  /** Writes a row together with all others of its kind, in one statement before the commit. Nobody here may read it. */
  writeTogether<Row extends object>(batch: Batch<Row>, row: Row): void
}

/** The open transaction of a timer or relay: sees all groups, so each fact names its own. */
export interface JobWork {
  readonly manager: EntityManager
  readonly now: Date
  /** The same transaction, its facts caused by something else: what a job does for many at once. */
  because(cause: Cause): JobWork
  record<Data extends object>(groupId: string, definition: FactDefinition<Data>, fact: NewFact<Data>): void
  recordFrom(rows: FactRows): Promise<number>
  writeTogether<Row extends object>(batch: Batch<Row>, row: Row): void
}
