import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { checkout } from '../run/checkout.mjs'

/** Below the checkout; holds the copies that are mutated while a run lasts, and what earlier runs found. */
const place = '.shouwen/mutants'

/** How many copies of the tests run at once: half of what the machine could, for somebody works on it. */
const AT_ONCE = Math.max(1, Math.floor(availableParallelism() / 2))

/**
 * Mutates one folder and runs its tests against each mutant. What an earlier run found of a mutant is kept while neither
 * its file nor the tests that reach it have changed.
 * @param {import('./folders.mjs').Folder} folder
 * @param {{ afresh: boolean }} how `afresh`: nothing is kept
 * @returns {Promise<import('@stryker-mutator/api/core').MutantResult[]>}
 */
export async function runFolder({ workspace, files, leftOut }, { afresh }) {
  // Imported here, not above: the command that loads this file installs dependencies first.
  const { Stryker } = await import('@stryker-mutator/core')
  const incrementalFile = `${place}/${workspace.replace('/', '-')}.json`
  forgetLate(join(checkout, incrementalFile))
  process.chdir(checkout)
  process.env.MUTANTS_WORKSPACE = workspace
  return new Stryker({
    mutate: [
      ...files.map((pattern) => `${workspace}/${pattern}`),
      ...leftOut.map(({ pattern }) => `!${workspace}/${pattern}`),
    ],
    plugins: ['@stryker-mutator/jest-runner'],
    testRunner: 'jest',
    jest: { projectType: 'custom', configFile: 'infra/mutants/jest.config.cjs' },
    coverageAnalysis: 'perTest',
    // Only the workspace is copied; its dependencies are found where they are, through node_modules.
    ignorePatterns: [
      '**',
      ...['package.json', '.swcrc', 'jest.config.js', 'infra/mutants/**', `${workspace}/**`].map(
        (kept) => `!${kept}`,
      ),
      '**/dist/**',
      '**/.turbo/**',
    ],
    tempDirName: `${place}/copies`,
    cleanTempDir: 'always',
    // There is no such file: rewriting tsconfig.json needs an API that TypeScript 7 does not have, and nothing reads it.
    tsconfigFile: 'tsconfig.none.json',
    incremental: true,
    incrementalFile,
    force: afresh,
    concurrency: AT_ONCE,
    // An endless loop is found by counting its turns, not by waiting. The clock only ends what does not pass the mutant again;
    // it is set long, or a busy machine would make mutants look killed.
    timeoutMS: 60_000,
    timeoutFactor: 4,
    reporters: ['clear-text', 'progress-append-only'],
    clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
    allowConsoleColors: false,
    logLevel: 'warn',
    warnings: { slow: false },
  }).runMutationTest()
}

/**
 * Forgets the mutants that an earlier run gave up on by the clock: perhaps the machine was busy. Those that were found
 * endless by counting have a reason, and stay.
 * @param {string} file
 */
function forgetLate(file) {
  if (!existsSync(file)) return
  const kept = JSON.parse(readFileSync(file, 'utf8'))
  for (const one of Object.values(kept.files)) {
    one.mutants = one.mutants.filter(({ status, statusReason }) => status !== 'Timeout' || statusReason)
  }
  writeFileSync(file, JSON.stringify(kept))
}
