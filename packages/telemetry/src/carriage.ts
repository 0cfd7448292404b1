import { context } from '@opentelemetry/api'
import { CORRELATION_HEADER, correlated, correlationOf, currentCorrelation } from './correlation'
import { traceOf, traceparent } from './spans'

/** What a request to another part of the house carries of what is going on here. */
export function carried(): Record<string, string> {
  const correlationId = currentCorrelation()
  const trace = traceparent()
  return {
    ...(correlationId === undefined ? {} : { [CORRELATION_HEADER]: correlationId }),
    ...(trace === undefined ? {} : { traceparent: trace }),
  }
}

/** Goes on with what a request came with: its correlation id and its trace. */
export function continued<Result>(
  headers: { readonly [CORRELATION_HEADER]?: string | undefined; readonly traceparent?: string | undefined },
  work: () => Result,
): Result {
  return correlated(correlationOf(headers[CORRELATION_HEADER]), () =>
    context.with(traceOf(headers.traceparent), work),
  )
}
