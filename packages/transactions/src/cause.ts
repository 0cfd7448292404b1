import { v7 as uuidv7 } from 'uuid'

/** What set a transaction off: kept on each of its events. */
export interface Cause {
  readonly correlationId: string
  readonly causationId: string | null
}

/** A cause of its own: the first of a chain. */
export function firstCause(): Cause {
  return { correlationId: uuidv7(), causationId: null }
}
