/** A number that is read when somebody asks for it. */
export interface GaugeDefinition {
  readonly help: string
  readonly labels: readonly string[]
}

/** What is read at each scrape, by name. Every one is a number of the moment; `service` is who tells it. */
export const gauges = {
  shouwen_active: {
    help: '1 where this instance of the service relays, consumes and runs jobs; 0 where it stands by.',
    labels: ['service'],
  },
  shouwen_pool_connections: {
    help: 'Connections to PostgreSQL by state: used, idle; waiting: requests for one that nobody has given back yet.',
    labels: ['service', 'state'],
  },
  shouwen_relay_waiting_events: {
    help: 'Events committed and not yet acknowledged by the stream; counted up to 10,000.',
    labels: ['service'],
  },
  shouwen_relay_oldest_waiting_seconds: {
    help: 'Age of the oldest event that the stream has not acknowledged; 0 where none waits.',
    labels: ['service'],
  },
  shouwen_consumer_waiting_events: {
    help: "Events in this service's stream that a consumer has not acknowledged. Told by the producer, so that a consumer that is gone shows, too.",
    labels: ['service', 'consumer'],
  },
  shouwen_consumer_acknowledged_sequence: {
    help: "Up to where in this service's stream a consumer has acknowledged everything.",
    labels: ['service', 'consumer'],
  },
  shouwen_dead_letters: {
    help: 'Events that this service could not apply and that nobody has redriven.',
    labels: ['service'],
  },
  shouwen_unsealed_oldest_seconds: {
    help: 'Age of the oldest event of the trail that is not sealed yet; 0 where all are.',
    labels: ['service'],
  },
  shouwen_timers_due: {
    help: 'Timers whose time has come and that have not fired.',
    labels: ['service'],
  },
  shouwen_timers_oldest_due_seconds: {
    help: 'How long the oldest timer that has not fired has been due; 0 where none is.',
    labels: ['service'],
  },
} as const satisfies Record<string, GaugeDefinition>

export type GaugeName = keyof typeof gauges

/** One value of a gauge, with its labels beyond the service. */
export interface Reading {
  readonly gauge: GaugeName
  readonly value: number
  readonly labels?: Readonly<Record<string, string>>
}

/** Reads several numbers at once, at most once a scrape. */
export type ReadGauges = () => Promise<readonly Reading[]>
