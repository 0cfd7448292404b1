import { currentCorrelation } from '@shouwen/telemetry/correlation'
import { v7 as uuidv7 } from 'uuid'

/** What set a transaction off: kept on each of its events. */
export interface Cause {
  readonly correlationId: string
  readonly causationId: string | null
}

/** A cause of its own, the first of a chain: the request that is being answered, or what a job does by itself. */
export function firstCause(): Cause {
  return { correlationId: currentCorrelation() ?? uuidv7(), causationId: null }
}
