import { W3CTraceContextPropagator } from '@opentelemetry/core'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, NodeTracerProvider, type SpanExporter } from '@opentelemetry/sdk-trace-node'

/** Spans on their way to a collector. */
export interface Tracing {
  /** Sends what is left. */
  stop(): Promise<void>
}

/**
 * Sends traces to the collector that `OTEL_EXPORTER_OTLP_ENDPOINT` names, over HTTP as OTLP says; without one there are
 * none, and nothing is spent on them. Sampling is OpenTelemetry's own: `OTEL_TRACES_SAMPLER`, `OTEL_TRACES_SAMPLER_ARG`.
 * @param process what runs here: `gateway`, `intake`, or `standalone` for all of them
 */
export function startTracing(process: string, environment: NodeJS.ProcessEnv): Tracing {
  const endpoint =
    environment['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] ?? environment['OTEL_EXPORTER_OTLP_ENDPOINT']
  if (endpoint === undefined || endpoint === '') return { stop: () => Promise.resolve() }
  return traceInto(process, new OTLPTraceExporter())
}

/** Sends traces to an exporter, for the rest of the process's life. */
export function traceInto(process: string, exporter: SpanExporter): Tracing {
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.namespace': 'shouwen', 'service.name': process }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  })
  provider.register({ propagator: new W3CTraceContextPropagator() })
  return { stop: () => provider.shutdown().catch(() => undefined) }
}
