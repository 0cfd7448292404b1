import type { Logger } from 'pino'

/**
 * Runs a step again and again while it says there is more, then waits for a wake-up or the poll interval; a step that
 * answers with milliseconds is looked at again after these.
 * A step that throws is logged and tried again, later each time up to ten seconds: the world may be mended meanwhile.
 */
export class Loop {
  private running: Promise<void> | null = null
  private stopping = false
  private woken = false
  private wakeUp: (() => void) | null = null

  constructor(
    private readonly name: string,
    private readonly pollMs: number,
    private readonly step: () => Promise<boolean | number>,
    private readonly log: Logger,
  ) {}

  start(): void {
    if (this.running !== null) return
    this.stopping = false
    this.running = this.run()
  }

  /** Looks again at once. */
  wake(): void {
    this.woken = true
    this.wakeUp?.()
  }

  /** Waits for the step under way. */
  async stop(): Promise<void> {
    this.stopping = true
    this.wake()
    await this.running
    this.running = null
  }

  private async run(): Promise<void> {
    let failures = 0
    while (!this.stopping) {
      this.woken = false
      try {
        const more = await this.step()
        failures = 0
        if (more !== true) await this.pause(more === false ? this.pollMs : more)
      } catch (error) {
        if (this.stopping) return
        failures += 1
        this.log.warn({ error, loop: this.name, failures }, 'a step failed and will be tried again')
        this.woken = false
        await this.pause(Math.min(10_000, 200 * 2 ** failures))
      }
    }
  }

  private async pause(ms: number): Promise<void> {
    if (this.woken || this.stopping) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })
    this.wakeUp = null
  }
}
