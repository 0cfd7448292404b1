/**
 * @typedef {object} Check
 * @property {string} name what must hold
 * @property {string} numbers what was seen
 * @property {string[]} wrong everything that does not hold; none: it holds
 */

/**
 * What is in one of two collections and not in the other, each in the words given.
 * @param {Iterable<string>} wanted
 * @param {Iterable<string>} found
 * @param {(missing: string) => string} ofMissing
 * @param {(surplus: string) => string} ofSurplus
 */
export function difference(wanted, found, ofMissing, ofSurplus) {
  const want = new Set(wanted)
  const have = new Set(found)
  return [
    ...[...want].filter((each) => !have.has(each)).map(ofMissing),
    ...[...have].filter((each) => !want.has(each)).map(ofSurplus),
  ]
}

/**
 * What comes more than once.
 * @param {Iterable<string>} items
 */
export function repeated(items) {
  const seen = new Set()
  const twice = new Set()
  for (const item of items) {
    if (seen.has(item)) twice.add(item)
    seen.add(item)
  }
  return [...twice]
}

/**
 * @template Item
 * @param {Iterable<Item>} items
 * @param {(item: Item) => string} keyOf
 * @returns {Map<string, Item[]>}
 */
export function groupedBy(items, keyOf) {
  /** @type {Map<string, Item[]>} */
  const groups = new Map()
  for (const item of items) {
    const key = keyOf(item)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
