import type { Readable } from 'node:stream'
import type { Actor } from '@shouwen/access/actor'

/** A file that a client sends beside the graph: its body is streamed, so it stands in no document. */
export interface FileComing {
  readonly idempotencyKey: string
  readonly name: string
  /** What the client says that it is. */
  readonly mediaType: string
  /** Bytes, where the client tells. */
  readonly length: number | null
  readonly body: Readable
}

/** A file that somebody may read. */
export interface FileGoing {
  readonly name: string
  readonly mediaType: string
  /** Bytes. */
  readonly size: number
  /** Of its bytes, in hexadecimal. */
  readonly sha256: string
  readonly body: Readable
}

/** How a service takes and gives files. Refuses as mutations and queries do. */
export interface FileDoor {
  /** Takes a file; what it answers is sent as JSON. */
  take(actor: Actor, file: FileComing): Promise<object>
  /** Refuses with NOT_FOUND what is not there, and what the actor may not see. */
  give(actor: Actor, id: string): Promise<FileGoing>
}
