import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { gauges, type GaugeName, type ReadGauges } from './gauges'

/** Milliseconds that a reading may take: a scrape does not wait for a database that is away. */
const READING_MS = 2_000

/** Seconds: requests are answered in a few milliseconds, and given up after 15 s. */
const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15]

/** Seconds from the stream to the consumer's commit: usually milliseconds, hours after an outage. */
const DELAY_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 30, 300, 3_600]

/** What one process measures, for Prometheus. `part` is a service or `gateway`: in one process they share this. */
export class Meters {
  private readonly registry = new Registry()
  private readonly readers = new Map<ReadGauges, string>()

  /** Requests answered, by how. */
  readonly requests = new Histogram({
    name: 'shouwen_request_duration_seconds',
    help: 'Answered GraphQL requests. operation: query, mutation or none; outcome: ok, refused or fault.',
    labelNames: ['part', 'operation', 'outcome'] as const,
    buckets: REQUEST_BUCKETS,
    registers: [this.registry],
  })

  readonly refusals = new Counter({
    name: 'shouwen_refusals_total',
    help: 'Refusals told, by their code (docs/refusals.md). The gateway counts again what services refused.',
    labelNames: ['part', 'code'] as const,
    registers: [this.registry],
  })

  readonly faults = new Counter({
    name: 'shouwen_faults_total',
    help: 'Unexpected errors that were masked and logged under an id.',
    labelNames: ['part'] as const,
    registers: [this.registry],
  })

  readonly published = new Counter({
    name: 'shouwen_events_published_total',
    help: 'Events that the stream has acknowledged.',
    labelNames: ['service'] as const,
    registers: [this.registry],
  })

  readonly applied = new Counter({
    name: 'shouwen_events_applied_total',
    help: 'Events taken from a producer and acknowledged, those included that nobody here reacts to.',
    labelNames: ['service', 'producer'] as const,
    registers: [this.registry],
  })

  readonly delay = new Histogram({
    name: 'shouwen_event_delay_seconds',
    help: 'From the arrival of an event in its stream until the consumer has committed what it does with it.',
    labelNames: ['service'] as const,
    buckets: DELAY_BUCKETS,
    registers: [this.registry],
  })

  constructor() {
    for (const [name, { help, labels }] of Object.entries(gauges)) {
      new Gauge({ name, help, labelNames: [...labels], registers: [this.registry] })
    }
  }

  /** Measures the process itself as well: processor, memory, event-loop delay, garbage collection. */
  static ofProcess(): Meters {
    const meters = new Meters()
    collectDefaultMetrics({ register: meters.registry })
    return meters
  }

  /** Counts a part's faults from zero on: Prometheus sees no increase in a count that begins with one. */
  begin(part: string): void {
    this.faults.inc({ part }, 0)
  }

  /**
   * Has gauges of a service read at each scrape. What cannot be read is left out of the answer: no number is told that
   * nobody knows. What is read apart is left out alone.
   * @returns stops it.
   */
  watch(service: string, read: ReadGauges): () => void {
    this.readers.set(read, service)
    return () => void this.readers.delete(read)
  }

  /** What Prometheus reads, and as which media type. */
  async scrape(): Promise<{ body: string; contentType: string }> {
    const readings = await Promise.all(
      [...this.readers].map(async ([read, service]) => ({ service, told: await inTime(read) })),
    )
    for (const name of Object.keys(gauges)) this.gauge(name as GaugeName).reset()
    for (const { service, told } of readings) {
      for (const { gauge, value, labels } of told) this.gauge(gauge).set({ service, ...labels }, value)
    }
    return { body: await this.registry.metrics(), contentType: this.registry.contentType }
  }

  private gauge(name: GaugeName): Gauge {
    return this.registry.getSingleMetric(name) as Gauge
  }
}

async function inTime(read: ReadGauges): ReturnType<ReadGauges> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<readonly never[]>((resolve) => {
    timer = setTimeout(() => resolve([]), READING_MS)
  })
  try {
    return await Promise.race([read(), late])
  } catch {
    return []
  } finally {
    clearTimeout(timer)
  }
}
