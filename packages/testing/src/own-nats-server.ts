import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

/** A NATS server that a test can start late, and end. It keeps its port and its data from one start to the next. */
export class OwnNatsServer {
  private child: ChildProcess | null = null

  private constructor(
    private readonly port: number,
    private readonly folder: string,
  ) {}

  /** Chooses port and folder; starts nothing. */
  static async place(): Promise<OwnNatsServer> {
    return new OwnNatsServer(await freePort(), mkdtempSync(join(tmpdir(), 'shouwen-own-nats-')))
  }

  /** The same data behind another port; only one of both may run. */
  async elsewhere(): Promise<OwnNatsServer> {
    return new OwnNatsServer(await freePort(), this.folder)
  }

  get url(): string {
    return `nats://127.0.0.1:${this.port}`
  }

  start(): void {
    const args = [
      '--jetstream',
      '--store_dir',
      this.folder,
      '--addr',
      '127.0.0.1',
      '--port',
      String(this.port),
    ]
    const child = spawn(natsServerProgram(), args, { stdio: 'ignore' })
    this.child = child
    // As whoever keeps servers running would: one that ended by itself is started again.
    child.once('exit', () => {
      if (this.child === child) this.start()
    })
  }

  /** Ends the process that `start` began. */
  async end(): Promise<void> {
    const { child } = this
    this.child = null
    if (child === null || child.exitCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
  }

  /** Loses what it kept; it must have been ended. */
  lose(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  async remove(): Promise<void> {
    await this.end()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function natsServerProgram(): string {
  const named = process.env['NATS_SERVER_BIN']
  if (named !== undefined) return named
  const folders = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    '/usr/sbin',
    '/usr/local/sbin',
    '.shouwen/bin',
  ]
  const program = folders.map((folder) => join(folder, 'nats-server')).find((path) => existsSync(path))
  if (program === undefined) throw new Error('there is no nats-server on PATH')
  return program
}

/**
 * Ports that the system gives to nobody by itself. While nobody listens on one of those that it does, a connection to elsewhere
 * may be given it, and one to it may even meet itself: then no server can begin there.
 */
const [LOWEST, PORTS] = [20_000, 12_000]

async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST + Math.floor(Math.random() * PORTS)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
}
