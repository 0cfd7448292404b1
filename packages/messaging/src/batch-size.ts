/** Messages applied in one transaction: at the most, and where they take long at the least. */
export const [LARGEST, SMALLEST] = [200, 50]

/** Milliseconds that a batch should take at the most: an emergency waits for the one under way. */
export const BATCH_MS = 800

/** How many messages the next batch has at the most, by how long the latest ones took. */
export class BatchSize {
  limit = LARGEST

  constructor(private readonly now = (): number => performance.now()) {}

  /** Applies a batch, and learns from how long that takes. */
  async timed(apply: () => Promise<void>): Promise<void> {
    const began = this.now()
    try {
      await apply()
    } finally {
      const took = this.now() - began
      if (took > BATCH_MS) this.limit = Math.max(SMALLEST, Math.floor(this.limit / 2))
      else if (took < BATCH_MS / 2) this.limit = Math.min(LARGEST, this.limit * 2)
    }
  }
}
