import { createHash } from 'node:crypto'

/**
 * Chance that a seed decides: the same words give the same numbers, so that a run can be repeated. What the machine
 * makes of it differs each time, because no clock is seeded.
 * @param {...(string | number)} words
 */
export function chanceOf(...words) {
  let state = createHash('sha256').update(words.join(' ')).digest().readUInt32LE(0)

  /** From 0 up to, not including, 1: mulberry32. */
  function next() {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  return {
    /**
     * A whole number, both bounds included.
     * @param {number} from
     * @param {number} to
     */
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    /** @param {number} share of 1 */
    happens: (share) => next() < share,
    /**
     * @template Item
     * @param {readonly Item[]} items
     */
    pick: (items) => /** @type {Item} */ (items[Math.floor(next() * items.length)]),
    /**
     * @template Item
     * @param {readonly Item[]} items
     */
    shuffled(items) {
      const dealt = [...items]
      for (let last = dealt.length - 1; last > 0; last--) {
        const other = Math.floor(next() * (last + 1))
        const [kept, swapped] = /** @type {[Item, Item]} */ ([dealt[last], dealt[other]])
        dealt[last] = swapped
        dealt[other] = kept
      }
      return dealt
    },
  }
}

/** @typedef {ReturnType<typeof chanceOf>} Chance */
