import { setTimeout as pause } from 'node:timers/promises'
import type { RequestHandler } from 'express'

/**
 * The end of a server that others send requests to: first `/readyz` says no, then, when they have had the time to look
 * elsewhere, it stops listening. Until then it answers as ever.
 */
export class Retirement {
  private begun = false

  /** @param noticeMs milliseconds between saying no and stopping to listen */
  constructor(private readonly noticeMs = 0) {}

  get hasBegun(): boolean {
    return this.begun
  }

  /** Lets who keeps a connection open know with the last answer that it will not be there for another request. */
  readonly partingWord: RequestHandler = (_request, response, next) => {
    if (this.begun) response.set('connection', 'close')
    next()
  }

  async begin(): Promise<void> {
    this.begun = true
    if (this.noticeMs > 0) await pause(this.noticeMs)
  }
}
