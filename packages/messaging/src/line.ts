import type { Delivery } from './delivery'

/**
 * What a subscription has taken and not applied yet, in stream order. The facts of an appeal that an urgent one tells of go
 * before those of other appeals: somebody in danger does not wait for the rush of the morning.
 */
export class Line {
  private waiting: Delivery[] = []

  get length(): number {
    return this.waiting.length
  }

  get isUrgent(): boolean {
    return this.movable().some(({ urgent }) => urgent)
  }

  add(delivery: Delivery): void {
    this.waiting.push(delivery)
  }

  clear(): void {
    this.waiting = []
  }

  /** Takes out what is to be applied next, in one transaction: so many at the most. */
  next(limit: number): Delivery[] {
    this.bringForward()
    return this.waiting.splice(0, this.ofOneGroup(limit))
  }

  /** Tells the server that each is still being waited for, so that it does not hand them out again. */
  askForPatience(): void {
    for (const { message } of this.waiting) message.working()
  }

  private bringForward(): void {
    const movable = this.movable()
    const urgent = new Set(movable.flatMap(({ urgent, envelope }) => (urgent ? envelope?.appealid : [])))
    if (urgent.size === 0) return
    const isFirst = ({ envelope }: Delivery): boolean => urgent.has(envelope?.appealid)
    this.waiting = [
      ...movable.filter(isFirst),
      ...movable.filter((delivery) => !isFirst(delivery)),
      ...this.waiting.slice(movable.length),
    ]
  }

  /** Those whose order among appeals is free: what is about no appeal may change what the others rest on, so nothing passes it. */
  private movable(): readonly Delivery[] {
    const end = this.waiting.findIndex(({ envelope }) => (envelope?.appealid ?? null) === null)
    return end === -1 ? this.waiting : this.waiting.slice(0, end)
  }

  /** How long the run of readable facts of one group is, up to the limit; an unreadable one comes alone. */
  private ofOneGroup(limit: number): number {
    const group = this.waiting[0]?.envelope?.groupid
    let size = 0
    for (const delivery of this.waiting) {
      if (size >= limit || delivery.unreadable !== null || delivery.envelope.groupid !== group) break
      size += 1
    }
    return Math.max(1, size)
  }
}
