import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { generatedNote, table } from '../generate/markdown.mjs'
import { scoreOf, sumOf, THRESHOLD, total } from './scores.mjs'

const require = createRequire(import.meta.url)

/** Whose versions decide what a run finds. */
const tools = ['@stryker-mutator/core', '@stryker-mutator/jest-runner', 'jest', 'fast-check']

/** @typedef {{ folder: import('./folders.mjs').Folder, count: import('./scores.mjs').Count }} Found */

/**
 * `docs/mutants.md`: how many mutants of each folder the tests kill, and what is not mutated.
 * @param {readonly Found[]} found
 * @param {Date} now
 */
export function mutantsTable(found, now) {
  const rows = found.map(({ folder, count }) => rowOf(placeOf(folder), count))
  const whole = rowOf('**in whole**', sumOf(found.map(({ count }) => count)))
  const leftOut = found.flatMap(({ folder: { workspace, leftOut: parts } }) =>
    parts.map(({ pattern, because }) => [`${workspace}/${pattern}`, because]),
  )
  const heads = ['folder', 'mutants', 'killed', 'endless', 'survived', 'not reached', 'score']
  return [
    generatedNote('npm run mutants -- --write'),
    '# 变异测试 · Mutation tests\n',
    'Each mutant is our code with one small change: a `<` for a `<=`, a condition that always holds, a text left empty.',
    'The unit and property tests of its folder are run against it. One that no test notices shows what nobody tests.',
    `Every folder, and the whole, must reach ${THRESHOLD} %. [Why, and how](adr/0010-mutation-tests.md).\n`,
    `Measured on ${now.toISOString().slice(0, 10)} with ${tools.map(versionOf).join(', ')}, Node ${process.versions.node}.\n`,
    table(heads, [...rows, whole]),
    '\nEndless: the change made a loop that the count of its turns ended; a test that never ends is noticed, too.',
    '\n## How to repeat it\n',
    '```sh',
    'npm run mutants                          # all folders: an hour or two, on half of the processors',
    'npm run mutants -- apps/intake           # one folder; prints every mutant that survived',
    'npm run mutants -- --afresh --write      # keeps nothing of earlier runs, and writes this file',
    '```\n',
    'Property tests take the same examples in every run (`infra/mutants/steady.cjs`), so the score is the same, too.\n',
    '## Left out\n',
    'Flow tests need PostgreSQL and NATS and take seconds each: they do not run here, and what only they can reach is',
    'not mutated. Of the folders above these files are not mutated either:\n',
    table(['files', 'because'], leftOut),
    '',
  ].join('\n')
}

/** @param {import('./folders.mjs').Folder} folder */
function placeOf({ workspace, files }) {
  const below = files.map((pattern) => pattern.replace('/**/*.ts', '')).join(', ')
  return `${workspace}/${below}`
}

/** @param {string} name @param {import('./scores.mjs').Count} count */
function rowOf(name, count) {
  const { killed, timedOut, survived, uncovered } = count
  const numbers = [total(count), killed, timedOut, survived, uncovered].map(String)
  return [name, ...numbers, `${scoreOf(count).toFixed(1)} %`]
}

/** @param {string} name */
function versionOf(name) {
  const { version } = JSON.parse(readFileSync(require.resolve(`${name}/package.json`), 'utf8'))
  return `${name} ${version}`
}
