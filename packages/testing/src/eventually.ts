/** Looks again every few milliseconds until the condition holds; fails with its last error after the deadline. */
export async function eventually<Result>(
  condition: () => Promise<Result> | Result,
  { within = 30_000, every = 25 }: { within?: number; every?: number } = {},
): Promise<Result> {
  const deadline = Date.now() + within
  for (;;) {
    try {
      return await condition()
    } catch (error) {
      if (Date.now() > deadline) throw error
      await new Promise((resolve) => setTimeout(resolve, every))
    }
  }
}
