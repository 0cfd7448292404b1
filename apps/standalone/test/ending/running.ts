import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { eventually } from '@shouwen/testing/eventually'

const checkout = resolve(__dirname, '../../../..')

/** A program of the house as a process, as an orchestrator starts and ends it. */
export class Running {
  private constructor(
    private readonly process: ChildProcess,
    readonly url: string,
  ) {}

  /**
   * Starts the program of an app on a free port.
   * @param ready what it prints when it answers; its group is the address.
   */
  static async start(app: string, ready: RegExp, env: Record<string, string>): Promise<Running> {
    const started = spawn(process.execPath, ['--enable-source-maps', `apps/${app}/dist/main.js`], {
      cwd: checkout,
      env: { ...process.env, PORT: '0', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (data: Buffer) => (said += data.toString()))
    const url = await eventually(
      () => {
        const [, found] = ready.exec(said) ?? []
        if (found === undefined) throw new Error(`${app} is not ready:\n${said}`)
        return new URL(found).origin
      },
      { within: 120_000 },
    )
    return new Running(started, url)
  }

  /** Tells it to end. */
  endBy(signal: NodeJS.Signals): void {
    this.process.kill(signal)
  }

  /** How it ended: its code, or the signal that it died of. */
  async ended(): Promise<number | NodeJS.Signals | null> {
    const { exitCode, signalCode } = this.process
    if (exitCode === null && signalCode === null) await once(this.process, 'exit')
    return this.process.exitCode ?? this.process.signalCode
  }

  async kill(): Promise<void> {
    this.endBy('SIGKILL')
    await this.ended()
  }

  /** What it says at `/readyz`; an exception when it no longer listens. */
  async readiness(): Promise<{ code: number; status: unknown }> {
    const response = await fetch(`${this.url}/readyz`)
    const { status } = (await response.json()) as { status: unknown }
    return { code: response.status, status }
  }

  /** Whether a new connection is refused. */
  async isClosed(): Promise<boolean> {
    return this.readiness().then(
      () => false,
      () => true,
    )
  }
}
