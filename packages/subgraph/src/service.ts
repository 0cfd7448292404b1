import type { PermissionTable } from '@shouwen/access/permission'
import type { BlobStore } from '@shouwen/attachments/blob-store'
import type { Notifier } from '@shouwen/notices/way'
import type { Job } from '@shouwen/messaging/job'
import type { Reaction } from '@shouwen/messaging/reaction'
import type { Store } from '@shouwen/transactions/store'
import type { Reading } from '@shouwen/telemetry/gauges'
import type { EntityManager, EntitySchema, MigrationInterface } from 'typeorm'
import type { GraphContext } from './context'
import type { FileDoor } from './file-door'

/** A type-graphql class. */
export type GraphClass = new (...args: never[]) => object

/** An entity as the gateway refers to it: its key, and what a field of it requires of other services (`@requires`). */
export interface EntityReference {
  readonly id: string
  readonly [required: string]: unknown
}

/** Turns an entity's key, as the gateway sends it, into the object whose fields are resolved next; null hides it. */
export type ReferenceResolver<App> = (
  reference: EntityReference,
  context: GraphContext<App>,
) => Promise<object | null> | object | null

/**
 * Asks another service's graph for data that events may not carry (ADR 0006), as this service, in one group.
 * Refuses with UNAVAILABLE while the other is away. Only jobs use it: no reaction and no request waits for a peer.
 */
export type AskPeer = (
  peer: string,
  groupId: string,
  query: string,
  variables: Record<string, unknown>,
) => Promise<Record<string, unknown>>

/** Numbers of the moment that only this service knows, read by its job role at each scrape: few and quick. */
export type ServiceReadings = (manager: EntityManager, now: Date) => Promise<readonly Reading[]>

/** What a host gives to a service. */
export interface ServiceTools {
  readonly store: Store
  readonly ask: AskPeer
  /** A secret of the house for a purpose, the same in every process that has its key; 32 bytes. */
  readonly secretFor: (purpose: string) => Uint8Array
  /** Where it keeps files, if it has any. */
  readonly blobs: BlobStore
  /** How it tells people outside the product, if it does. */
  readonly notifier: Notifier
}

/** A service as a host mounts it: the same seven times. */
export interface Service<App> {
  /** `revisit-audit`: names the schema, the streams, the consumers. */
  readonly name: string
  readonly entities: readonly EntitySchema[]
  readonly migrations: readonly (new () => MigrationInterface)[]
  /** The use cases, bound to what they need. */
  readonly app: (tools: ServiceTools) => App
  readonly graph: {
    readonly resolvers: readonly GraphClass[]
    /** Object types that only the gateway reaches: entities of other services that this one extends. */
    readonly types: readonly GraphClass[]
    /** By the GraphQL name of the entity. */
    readonly references: Readonly<Record<string, ReferenceResolver<App>>>
  }
  /** Who may do and see what: a row for every root field and every entity, else the schema is not built. */
  readonly permissions: PermissionTable
  readonly reactions: readonly Reaction[]
  readonly jobs: (app: App) => readonly Job[]
  readonly readings?: ServiceReadings
  /** How it takes and gives files. */
  readonly files?: (app: App) => FileDoor
  /** Tables that hold nothing but what events told, so that a rebuild may empty them. */
  readonly readModels?: readonly string[]
}
