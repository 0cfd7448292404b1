const { transformSync } = require('@swc/core')
const { addHook } = require('pirates')

/** Has node read our sources as jest does, so that a house of its own never runs what was built before the last change. */
addHook((code, filename) => transformSync(code, { filename, swcrc: true, sourceMaps: 'inline' }).code, {
  exts: ['.ts'],
})
