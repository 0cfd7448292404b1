/** One jest for the whole house; sources are read through the `source` export condition, so no build is needed. */
module.exports = {
  testMatch: ['<rootDir>/{apps,packages}/*/test/**/*.test.ts', '<rootDir>/infra/**/*.test.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', { swcrc: true }] },
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['source', 'node', 'require', 'default'] },
  modulePathIgnorePatterns: ['/dist/', '/.shouwen/'],
  maxWorkers: 2,
  testTimeout: 180_000,
}
