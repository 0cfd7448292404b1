import { once } from 'node:events'
import type { Socket } from 'node:net'
import { inSpan, isTraced } from '@shouwen/telemetry/spans'
import { Client, DatabaseError, defaults, type ClientConfig } from 'pg'
import { gatheringSocket } from './gathering-socket'

/** Statements prepared on one connection at the most; the server keeps a plan of each. */
const PREPARED_AT_MOST = 250

/** Characters of a statement that is prepared at the most: long ones are built for a single list of values. */
const PREPARED_LENGTH = 4_000

type Arguments = readonly unknown[]

// Instants leave in UTC: to write one in the machine's zone takes four times as long, and says the same.
defaults.parseInputDatesAsUTC = true

/**
 * A connection that the server may cut at any moment. Between the pool's hands and ours nobody listens to its errors for
 * an instant, and an error that nobody hears ends the process; whoever uses the connection next is told all the same.
 *
 * Statements do not wait for each other's answers: what is asked in one go leaves in one packet, and is answered in its
 * order. Statements with parameters are prepared once for each connection. Within a trace each is a span: its text, never
 * its parameters, which are people's names and telephones.
 */
export class SteadyClient extends Client {
  private readonly names = new Map<string, string>()

  constructor(config?: string | ClientConfig) {
    const socket = gatheringSocket()
    super({
      ...(typeof config === 'string' ? { connectionString: config } : config),
      pipeline: true,
      stream: () => socket,
    })
    this.on('error', () => undefined)
    const query = this.query.bind(this) as (...args: Arguments) => Promise<unknown>
    const send = (args: Arguments): Promise<unknown> =>
      query(...this.prepared(args)).catch((error: unknown) => gone(error, socket))
    this.query = ((...args: Arguments) => {
      const [text] = args
      if (typeof text !== 'string' || typeof args.at(-1) === 'function') return query(...args)
      if (!isTraced()) return send(args)
      const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text }
      return inSpan(`sql ${firstWord(text)}`, { kind: 'CLIENT', attributes }, () => send(args))
    }) as Client['query']
  }

  /** Gives a statement with parameters the name under which the server keeps it. */
  private prepared(args: Arguments): Arguments {
    const [text, values] = args
    if (typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return args
    const name = this.names.get(text) ?? this.newName(text)
    return name === null ? args : [{ name, text, values: values as unknown[] }]
  }

  private newName(text: string): string | null {
    if (this.names.size >= PREPARED_AT_MOST || text.length > PREPARED_LENGTH) return null
    const name = `s${this.names.size}`
    this.names.set(text, name)
    return name
  }
}

/**
 * After a fatal error the server closes the connection, a moment later: whoever is told of the error before that could give the
 * connection back, and the next one would fail with it.
 * @throws the error
 */
async function gone(error: unknown, socket: Socket): Promise<never> {
  if (error instanceof DatabaseError && error.severity === 'FATAL' && !socket.closed) {
    socket.destroy()
    await once(socket, 'close')
  }
  throw error
}

function firstWord(statement: string): string {
  return /\w+/.exec(statement)?.[0].toLowerCase() ?? ''
}
