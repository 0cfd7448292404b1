import { AsyncLocalStorage } from 'node:async_hooks'
import { v7 as uuidv7 } from 'uuid'

/** The header that carries a correlation id between client, gateway and services, and back in every answer. */
export const CORRELATION_HEADER = 'x-correlation-id'

const current = new AsyncLocalStorage<string>()

/** What a client may name its request by: nothing that could be a name, a telephone or a line break in a log. */
const clientsForm = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i

/** The client's own id where it is a UUID, else a new one. */
export function correlationOf(header: string | undefined): string {
  return header !== undefined && clientsForm.test(header) ? header : uuidv7()
}

/** Runs work under a correlation id: log lines, events and requests to other services carry it. */
export function correlated<Result>(correlationId: string, work: () => Result): Result {
  return current.run(correlationId, work)
}

/** The id of what is going on; undefined outside a request or a reaction. */
export function currentCorrelation(): string | undefined {
  return current.getStore()
}
