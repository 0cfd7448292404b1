import { Client, type ClientConfig } from 'pg'

/**
 * A connection that the server may cut at any moment. Between the pool's hands and ours nobody listens to its errors for
 * an instant, and an error that nobody hears ends the process; whoever uses the connection next is told all the same.
 */
export class SteadyClient extends Client {
  constructor(config?: string | ClientConfig) {
    super(config)
    this.on('error', () => undefined)
  }
}
