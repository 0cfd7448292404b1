import { Client } from 'pg'
import type { Logger } from 'pino'
import { Loop } from './loop'

const POLL_MS = 1_000

/**
 * Elects one instance of a service to relay and to consume, by a session-level advisory lock: order needs a single
 * hand, and a second instance stands by. Losing the connection loses the lock.
 */
export class Leadership {
  private client: Client | null = null
  private readonly loop: Loop

  constructor(
    private readonly databaseUrl: string,
    private readonly lock: string,
    private readonly elected: () => Promise<void>,
    private readonly deposed: () => Promise<void>,
    log: Logger,
  ) {
    this.loop = new Loop('leadership', POLL_MS, () => this.stand(), log)
  }

  start(): void {
    this.loop.start()
  }

  async stop(): Promise<void> {
    await this.loop.stop()
    await this.resign()
  }

  private async stand(): Promise<boolean> {
    if (this.client !== null) {
      await this.client.query('select 1')
      return false
    }
    const client = new Client({ connectionString: this.databaseUrl, keepAlive: true })
    client.on('error', () => void this.lose(client))
    await client.connect()
    const { rows } = await client.query<{ won: boolean }>(
      'select pg_try_advisory_lock(hashtext($1)) as won',
      [this.lock],
    )
    if (rows[0]?.won !== true) {
      await client.end()
      return false
    }
    this.client = client
    await this.elected()
    return false
  }

  private async lose(client: Client): Promise<void> {
    if (this.client !== client) return
    this.client = null
    await this.deposed()
    this.loop.wake()
  }

  private async resign(): Promise<void> {
    const client = this.client
    if (client === null) return
    this.client = null
    await this.deposed()
    await client.end()
  }
}
