/**
 * One at a time, in the order of asking. A service's subscriptions take turns with their batches: two that touch the
 * same rows in different orders would lock each other out.
 */
export class Turns {
  private last: Promise<unknown> = Promise.resolve()

  take<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.last.then(work)
    this.last = turn.catch(() => undefined)
    return turn
  }
}
