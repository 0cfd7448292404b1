import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { join } from 'node:path'

/** What a house may be told besides. */
export interface HouseChoices {
  readonly SHOUWEN_SHARED_PLACE?: string
  readonly POSTGRES_BIN?: string
}

/** A house under test: a process of its own, what it said so far, and how it ended. */
export class House {
  private constructor(private readonly process: ChildProcess) {}

  said = ''
  readonly ended: Promise<number | null> = new Promise((resolve) => {
    this.process.once('exit', (code) => resolve(code))
  })

  /** Starts a house on a data folder; `env` is added to ours. */
  static open(env: { SHOUWEN_DATA: string; PORT: string } & HouseChoices): House {
    const { DATABASE_URL: _database, NATS_URL: _nats, npm_lifecycle_event: _npm, ...ours } = process.env
    const house = new House(
      spawn(process.execPath, [join(__dirname, 'run-house.mjs')], {
        env: { ...ours, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      }),
    )
    for (const stream of [house.process.stdout, house.process.stderr])
      stream?.on('data', (data: Buffer) => (house.said += data.toString()))
    return house
  }

  get pid(): number {
    const { pid } = this.process
    if (pid === undefined) throw new Error('the house has no process')
    return pid
  }

  /** Waits until the house has said something; fails when it ends before. */
  async says(words: string | RegExp): Promise<void> {
    const heard = () => (typeof words === 'string' ? this.said.includes(words) : words.test(this.said))
    let over = false
    void this.ended.then(() => (over = true))
    await until(() => heard() || over, `the house to say ${words}`)
    if (!heard()) throw new Error(`the house ended without saying ${words}; it said:\n${this.said}`)
  }

  /** Ends the house as Ctrl-C does. */
  async close(): Promise<number | null> {
    this.process.kill('SIGINT')
    return this.ended
  }

  /** Ends it without a chance to clean up. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL')
    await this.ended
  }
}

/** Polls for an observable condition, for some milliseconds at the most. */
export async function until(condition: () => boolean, what: string, patience = 90_000): Promise<void> {
  const deadline = Date.now() + patience
  while (!condition()) {
    if (Date.now() > deadline) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Whether a process runs. */
export function runs(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** Listens on a free port of the loopback address. */
export async function occupyPort(): Promise<{ server: Server; port: string }> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address: AddressInfo | string | null = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return { server, port: String(address.port) }
}

/** A port that nobody listens on. */
export async function freePort(): Promise<string> {
  const { server, port } = await occupyPort()
  server.close()
  await once(server, 'close')
  return port
}
