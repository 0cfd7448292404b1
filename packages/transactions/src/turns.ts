import { setImmediate as nextTurn } from 'node:timers/promises'

/**
 * Goes through many, some at a time: between two, whatever else the process has under way gets its turn, an answer of the database first
 * of all. Takes no more from its source than it gives.
 * @param size how many at a time
 */
export async function* inTurns<Each>(
  all: Iterable<Each>,
  size: number,
): AsyncGenerator<readonly Each[], void, void> {
  let some: Each[] = []
  for (const each of all) {
    some.push(each)
    if (some.length < size) continue
    yield some
    some = []
    await nextTurn()
  }
  if (some.length > 0) yield some
}
