/**
 * A measured number: the median of the repeats and how far they lie apart.
 * @typedef {{ median: number, min: number, max: number, values: number[] }} Figure
 */

/**
 * @param {readonly number[]} values one for each repeat
 * @returns {Figure}
 */
export function figure(values) {
  const sorted = values.toSorted((left, right) => left - right)
  const middle = (sorted.length - 1) / 2
  const median = (at(sorted, Math.floor(middle)) + at(sorted, Math.ceil(middle))) / 2
  return { median, min: at(sorted, 0), max: at(sorted, sorted.length - 1), values: [...values] }
}

/**
 * @param {readonly number[]} values
 * @param {readonly number[]} references measured beside each value
 * @returns {Figure} the share of its own reference that each repeat reached
 */
export function shares(values, references) {
  return figure(values.map((value, index) => value / at(references, index)))
}

/**
 * @param {readonly number[]} sorted
 * @param {number} share 0.99: what 99 % do not exceed
 */
export function percentile(sorted, share) {
  return at(sorted, Math.min(sorted.length - 1, Math.floor(share * sorted.length)))
}

/**
 * Three digits, or all before the point.
 * @param {number} value
 */
export function told(value) {
  if (!Number.isFinite(value)) return '–'
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1)))
  return value.toFixed(Math.min(digits, 3))
}

/** @param {Figure} figure `31.2 (28.0–33.9)` */
export function toldWithSpread({ median, min, max, values }) {
  return values.length === 1 ? told(median) : `${told(median)} (${told(min)}–${told(max)})`
}

/**
 * @param {readonly number[]} values
 * @param {number} index
 */
function at(values, index) {
  return values[index] ?? Number.NaN
}
