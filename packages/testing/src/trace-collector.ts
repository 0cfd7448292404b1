import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-node'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { z } from 'zod'

/** A span as it arrived. */
export interface CollectedSpan {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId: string | null
  readonly name: string
  /** The process that sent it. */
  readonly process: string
  /** In milliseconds since 1970. */
  readonly from: number
  readonly to: number
  readonly attributes: Readonly<Record<string, string>>
}

const attribute = z.object({
  key: z.string(),
  value: z.object({
    stringValue: z.string().optional(),
    intValue: z.union([z.string(), z.number()]).optional(),
    boolValue: z.boolean().optional(),
  }),
})

const nanoseconds = z.union([z.string(), z.number()]).transform((at) => Number(BigInt(at) / 1_000n) / 1_000)

/** What of OTLP's JSON form is read. */
const exported = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(attribute) }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              name: z.string(),
              startTimeUnixNano: nanoseconds,
              endTimeUnixNano: nanoseconds,
              attributes: z.array(attribute).default([]),
            }),
          ),
        }),
      ),
    }),
  ),
})

/** A collector as OpenTelemetry's, which keeps in memory what processes send it. */
export class TraceCollector {
  readonly spans: CollectedSpan[] = []

  private constructor(
    /** For `OTEL_EXPORTER_OTLP_ENDPOINT`. */
    readonly endpoint: string,
    readonly close: () => Promise<void>,
  ) {}

  static async open(): Promise<TraceCollector> {
    const server = createServer((request, response) => {
      void json(request).then(
        (sent) => {
          collector.take(exported.parse(sent))
          response.setHeader('content-type', 'application/json').end('{}')
        },
        () => response.writeHead(400).end(),
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const collector = new TraceCollector(
      `http://127.0.0.1:${port}`,
      () =>
        new Promise((resolve) => {
          server.close(() => resolve())
          server.closeAllConnections()
        }),
    )
    return collector
  }

  /** Takes the spans of this process, for `traceInto`. */
  exporter(): SpanExporter {
    return {
      export: (spans, done) => {
        this.spans.push(...spans.map(ofThisProcess))
        done({ code: 0 })
      },
      shutdown: () => Promise.resolve(),
    }
  }

  /** The trace in which a span of this name and attributes stands, in the order of time. */
  traceWith(name: string): CollectedSpan[] {
    const traceId = this.spans.find((span) => span.name === name)?.traceId
    return this.spans.filter((span) => span.traceId === traceId).sort((left, right) => left.from - right.from)
  }

  private take({ resourceSpans }: z.infer<typeof exported>): void {
    for (const { resource, scopeSpans } of resourceSpans) {
      const process = textOf(resource.attributes)['service.name'] ?? ''
      for (const span of scopeSpans.flatMap(({ spans }) => spans)) {
        this.spans.push({
          traceId: span.traceId,
          spanId: span.spanId,
          parentSpanId: span.parentSpanId ? span.parentSpanId : null,
          name: span.name,
          process,
          from: span.startTimeUnixNano,
          to: span.endTimeUnixNano,
          attributes: textOf(span.attributes),
        })
      }
    }
  }
}

function ofThisProcess(span: ReadableSpan): CollectedSpan {
  const { traceId, spanId } = span.spanContext()
  return {
    traceId,
    spanId,
    parentSpanId: span.parentSpanContext?.spanId ?? null,
    name: span.name,
    process: String(span.resource.attributes['service.name']),
    from: span.startTime[0] * 1_000 + span.startTime[1] / 1e6,
    to: span.endTime[0] * 1_000 + span.endTime[1] / 1e6,
    attributes: Object.fromEntries(
      Object.entries(span.attributes).map(([key, value]) => [key, String(value)]),
    ),
  }
}

function textOf(attributes: z.infer<typeof attribute>[]): Record<string, string> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [
      key,
      String(value.stringValue ?? value.intValue ?? value.boolValue ?? ''),
    ]),
  )
}
