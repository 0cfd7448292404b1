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
  /** The work of a lost term being laid down: no new term begins before it has ended. */
  private leaving: Promise<void> | null = null
  private readonly loop: Loop

  constructor(
    private readonly databaseUrl: string,
    private readonly lock: string,
    private readonly elected: () => Promise<void>,
    private readonly deposed: () => Promise<void>,
    private readonly log: Logger,
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
    await this.leaving
    if (this.client !== null) {
      await this.client.query('select 1')
      return false
    }
    const client = new Client({ connectionString: this.databaseUrl, keepAlive: true })
    client.on('error', () => this.lose(client))
    await client.connect()
    if (!(await this.wins(client))) {
      await client.end()
      return false
    }
    this.client = client
    await this.elected()
    return false
  }

  private async wins(client: Client): Promise<boolean> {
    try {
      const { rows } = await client.query<{ won: boolean }>(
        'select pg_try_advisory_lock(hashtext($1)) as won',
        [this.lock],
      )
      return rows[0]?.won === true
    } catch (error) {
      await client.end()
      throw error
    }
  }

  private lose(client: Client): void {
    if (this.client !== client) return
    this.client = null
    this.leaving = this.deposed()
      .catch((error: unknown) => this.log.error({ error }, 'a lost term was not laid down cleanly'))
      .finally(() => {
        this.leaving = null
        this.loop.wake()
      })
  }

  private async resign(): Promise<void> {
    await this.leaving
    const client = this.client
    if (client === null) return
    this.client = null
    await this.deposed()
    await client.end()
  }
}
