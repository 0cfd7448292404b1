import { Socket } from 'node:net'

/**
 * A socket that sends what is written in one go as one message: a statement is five small ones to `pg`, and to hand each to the system
 * by itself costs more than to make them.
 */
export class GatheringSocket extends Socket {
  private gathered: Buffer[] = []

  override write(...args: Parameters<Socket['write']>): boolean
  override write(...args: unknown[]): boolean {
    const [chunk] = args
    if (args.length > 1 || !Buffer.isBuffer(chunk)) {
      this.sendGathered()
      return super.write(...(args as Parameters<Socket['write']>))
    }
    // When all that runs now has been written.
    if (this.gathered.length === 0) process.nextTick(() => this.sendGathered())
    this.gathered.push(chunk)
    return true
  }

  override connect(...args: Parameters<Socket['connect']>): this
  override connect(...args: unknown[]): this {
    super.connect(...(args as Parameters<Socket['connect']>))
    // Node puts its own in the place of ours as it connects.
    Reflect.deleteProperty(this, 'write')
    return this
  }

  override end(...args: Parameters<Socket['end']>): this
  override end(...args: unknown[]): this {
    this.sendGathered()
    return super.end(...(args as Parameters<Socket['end']>))
  }

  private sendGathered(): void {
    const [first, ...rest] = this.gathered
    if (first === undefined) return
    this.gathered = []
    // Of what was cut off meanwhile, whoever waits for an answer is told by its end.
    if (this.writable) super.write(rest.length === 0 ? first : Buffer.concat([first, ...rest]))
  }
}
