/** Per cent of the mutants that the tests have to kill, in each folder and in whole. */
export const THRESHOLD = 80

/** @typedef {{ killed: number, timedOut: number, survived: number, uncovered: number, invalid: number }} Count */

/**
 * What became of mutants. One that does not load or compile is no mutant: it counts neither way.
 * @param {readonly { status: string }[]} mutants
 * @returns {Count}
 */
export function countMutants(mutants) {
  const of = (/** @type {string[]} */ ...statuses) =>
    mutants.filter(({ status }) => statuses.includes(status)).length
  return {
    killed: of('Killed'),
    timedOut: of('Timeout'),
    survived: of('Survived'),
    uncovered: of('NoCoverage'),
    invalid: of('RuntimeError', 'CompileError', 'Ignored'),
  }
}

/** @param {readonly Count[]} counts @returns {Count} */
export function sumOf(counts) {
  const sum = (/** @type {keyof Count} */ key) => counts.reduce((total, count) => total + count[key], 0)
  return {
    killed: sum('killed'),
    timedOut: sum('timedOut'),
    survived: sum('survived'),
    uncovered: sum('uncovered'),
    invalid: sum('invalid'),
  }
}

/** Mutants that count. @param {Count} count */
export function total({ killed, timedOut, survived, uncovered }) {
  return killed + timedOut + survived + uncovered
}

/** Per cent of the mutants that some test noticed; 0 where there is none. @param {Count} count */
export function scoreOf(count) {
  const all = total(count)
  return all === 0 ? 0 : (100 * (count.killed + count.timedOut)) / all
}
