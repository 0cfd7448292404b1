import { setTimeout as pause } from 'node:timers/promises'

/** Under way at once at the most: of sixteen connections some are left for who sends on what was written. */
const AT_ONCE = 12

/**
 * Does something at a constant rate. Where the machine does not take the rate it falls behind instead of piling up.
 * @param {number} rate a second
 * @param {number} amount
 * @param {(index: number) => Promise<void>} once
 */
export async function atPace(rate, amount, once) {
  /** @type {Set<Promise<void>>} */
  const underWay = new Set()
  const begin = performance.now()
  for (let index = 0; index < amount; index += 1) {
    const early = begin + (index * 1000) / rate - performance.now()
    if (early > 0) await pause(early)
    while (underWay.size >= AT_ONCE) await Promise.race(underWay)
    const doing = once(index)
    underWay.add(doing)
    void doing.finally(() => underWay.delete(doing)).catch(() => undefined)
  }
  await Promise.all(underWay)
}
