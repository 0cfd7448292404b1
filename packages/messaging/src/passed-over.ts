import type { JsMsg } from '@nats-io/jetstream'

/** Messages that nobody here reacts to: acknowledged with all that come in the same turn of the event loop, for to send each by itself costs more than all else about it. */
export class PassedOver {
  private messages: JsMsg[] = []

  /**
   * @param acknowledge at once, all of them.
   * @param failed where there is no connection: the server hands them out again, and they are passed over again.
   */
  constructor(
    private readonly acknowledge: (messages: readonly JsMsg[]) => void,
    private readonly failed: (error: unknown) => void,
  ) {}

  add(message: JsMsg): void {
    if (this.messages.length === 0) setImmediate(() => this.settle())
    this.messages.push(message)
  }

  /** Acknowledges those that wait; nothing that fails here may end the process. */
  settle(): void {
    const messages = this.messages
    this.messages = []
    try {
      this.acknowledge(messages)
    } catch (error) {
      this.failed(error)
    }
  }
}
