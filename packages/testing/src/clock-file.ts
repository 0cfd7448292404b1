import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import type { Clock } from '@shouwen/access/clock'
import { TestClock } from './test-clock'

/** The clock of a house in another process: milliseconds in a file, which stand there before the test's next request. */
export class ClockOfFile implements Clock {
  private readonly file: number
  private readonly bytes = Buffer.alloc(8)

  constructor(path: string) {
    this.file = openSync(path, 'r')
  }

  now(): Date {
    readSync(this.file, this.bytes, 0, 8, 0)
    return new Date(this.bytes.readDoubleLE())
  }

  close(): void {
    closeSync(this.file)
  }
}

/** The test's end of it. */
export class ClockHand extends TestClock {
  private readonly file: number

  constructor(path: string, at?: string) {
    super(at === undefined ? undefined : new Date(at))
    this.file = openSync(path, 'w')
    this.write()
  }

  override pass(milliseconds: number): void {
    super.pass(milliseconds)
    this.write()
  }

  override set(at: Date | string): void {
    super.set(at)
    this.write()
  }

  close(): void {
    closeSync(this.file)
  }

  private write(): void {
    const bytes = Buffer.alloc(8)
    bytes.writeDoubleLE(this.now().getTime())
    writeSync(this.file, bytes, 0, 8, 0)
  }
}
