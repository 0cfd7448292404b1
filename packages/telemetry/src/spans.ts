import {
  SpanKind,
  SpanStatusCode,
  context,
  propagation,
  trace,
  type Attributes,
  type Context,
  type Link,
} from '@opentelemetry/api'

/** Where a span stands; without an SDK (`tracing`) all of this does nothing and costs next to nothing. */
export interface SpanPlace {
  readonly kind?: keyof typeof SpanKind
  /** The trace that it goes on with; the current one unless told. */
  readonly parent?: Context
  readonly attributes?: Attributes
  readonly links?: readonly Link[]
}

const tracer = trace.getTracer('shouwen')

/** Runs work as a span of the current trace. An exception is written on the span by its kind alone and thrown on. */
export async function inSpan<Result>(
  name: string,
  { kind = 'INTERNAL', parent = context.active(), attributes = {}, links = [] }: SpanPlace,
  work: () => Promise<Result>,
): Promise<Result> {
  const span = tracer.startSpan(name, { kind: SpanKind[kind], attributes, links: [...links] }, parent)
  try {
    return await context.with(trace.setSpan(parent, span), work)
  } catch (error) {
    // The message may quote what somebody typed: names and telephones do not belong into a trace.
    span.setStatus({ code: SpanStatusCode.ERROR })
    span.setAttribute('error.type', kindOf(error))
    throw error
  } finally {
    span.end()
  }
}

/** `INPUT_INVALID` of a refusal, `23505` of a database's error, else the class. */
function kindOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return typeof error
  if ('code' in error && typeof error.code === 'string') return error.code
  return error.constructor.name
}

/** Whether anybody watches what is going on: if not, nothing needs to be described. */
export function isTraced(): boolean {
  return trace.getActiveSpan()?.isRecording() === true
}

/** The current trace as W3C header, for a request or an event; undefined outside a trace. */
export function traceparent(): string | undefined {
  const carrier: { traceparent?: string } = {}
  propagation.inject(context.active(), carrier)
  return carrier.traceparent
}

/** The trace that a request or an event came with. */
export function traceOf(header: string | null | undefined): Context {
  return header ? propagation.extract(context.active(), { traceparent: header }) : context.active()
}

/** Points at the trace that a header names, without going on with it. */
export function linkTo(header: string | null | undefined): Link[] {
  const spanContext = header ? trace.getSpanContext(traceOf(header)) : undefined
  return spanContext === undefined ? [] : [{ context: spanContext }]
}
