const { join } = require('node:path')
// By its place: its name leads here.
const fc = require(join(__dirname, '../../node_modules/fast-check/lib/cjs/fast-check.js'))

/** Examples of a property at the most: whoever changes the code hundreds of times cannot wait for hundreds of examples. */
const EXAMPLES = 30

/** fast-check, its properties tried on fewer examples. A mutant that only the others would kill counts as survived. */
module.exports = {
  ...fc,
  __esModule: true,
  default: {
    ...fc.default,
    assert: (property, { numRuns = EXAMPLES, ...parameters } = {}) =>
      fc.assert(property, { ...parameters, numRuns: Math.min(numRuns, EXAMPLES) }),
  },
}
