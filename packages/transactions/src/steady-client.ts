import { inSpan, isTraced } from '@shouwen/telemetry/spans'
import { Client, type ClientConfig } from 'pg'

/**
 * A connection that the server may cut at any moment. Between the pool's hands and ours nobody listens to its errors for
 * an instant, and an error that nobody hears ends the process; whoever uses the connection next is told all the same.
 * Within a trace each statement is a span: its text, never its parameters, which are people's names and telephones.
 */
export class SteadyClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config)
    this.on('error', () => undefined)
    const query = this.query.bind(this) as (...args: unknown[]) => unknown
    this.query = ((...args: unknown[]) => {
      const [text] = args
      if (typeof text !== 'string' || typeof args.at(-1) === 'function' || !isTraced()) return query(...args)
      const attributes = { 'db.system.name': 'postgresql', 'db.query.text': text }
      return inSpan(`sql ${firstWord(text)}`, { kind: 'CLIENT', attributes }, async () => query(...args))
    }) as Client['query']
  }
}

function firstWord(statement: string): string {
  return /\w+/.exec(statement)?.[0].toLowerCase() ?? ''
}
