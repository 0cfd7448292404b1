const { join } = require('node:path')
const house = require('../../jest.config.js')

const rootDir = join(__dirname, '../..')

/** The tests of one workspace that need neither PostgreSQL nor NATS; `MUTANTS_WORKSPACE` says which. */
module.exports = {
  ...house,
  rootDir,
  roots: [`<rootDir>/${process.env.MUTANTS_WORKSPACE}`],
  testMatch: [`<rootDir>/${process.env.MUTANTS_WORKSPACE}/test/**/!(*.flow).test.ts`],
  setupFiles: ['<rootDir>/infra/mutants/steady.cjs'],
  moduleNameMapper: { '^fast-check$': '<rootDir>/infra/mutants/few-examples.cjs' },
  modulePathIgnorePatterns: ['/dist/'],
  // Needs PostgreSQL, though it is no flow.
  testPathIgnorePatterns: ['/node_modules/', 'row-level-security'],
}
