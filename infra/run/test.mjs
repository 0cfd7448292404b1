import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { removePostgres, startPostgres } from '../postgres/embedded.mjs'
import { startNats } from '../nats/server.mjs'
import { ensureBuilt } from './build.mjs'
import { checkout, makePrivateFolder } from './checkout.mjs'
import { createEnding, runToEnd } from './ending.mjs'
import { ensureInstalled } from './install.mjs'
import { endProcess, spawnTied } from './processes.mjs'

const resultFile = join(checkout, '.shouwen/test-results.json')
const ending = createEnding()

await runToEnd(ending, async () => {
  ensureInstalled()
  ensureBuilt()
  const folder = makePrivateFolder(mkdtempSync(join(tmpdir(), 'shouwen-test-')))
  ending.add(() => {
    removePostgres(join(folder, 'postgres'))
    rmSync(folder, { recursive: true, force: true })
  })
  const [postgres, nats] = await Promise.all([
    ending.start(() =>
      startPostgres({ dataDir: join(folder, 'postgres'), durable: false, maxConnections: 400 }),
    ),
    ending.start(() => startNats({ dataDir: join(folder, 'nats') })),
  ])
  mkdirSync(join(checkout, '.shouwen'), { recursive: true })
  rmSync(resultFile, { force: true })
  const code = await runJest({ TEST_DATABASE_URL: postgres.url, TEST_NATS_URL: nats.url })
  const { line, failed, total } = readResult(code)
  await ending.end()
  console.log(line)
  return failed > 0 || total === 0 || code !== 0 ? 1 : 0
})

/**
 * @param {Record<string, string>} env
 * @returns {Promise<number>} jest's exit code
 */
async function runJest(env) {
  const jest = spawnTied(
    process.execPath,
    [
      join(checkout, 'node_modules/jest/bin/jest.js'),
      '--forceExit',
      '--json',
      `--outputFile=${resultFile}`,
      ...process.argv.slice(2),
    ],
    { cwd: checkout, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } },
  )
  ending.add(() =>
    endProcess(/** @type {number} */ (jest.pid), [
      ['SIGTERM', 5_000],
      ['SIGKILL', 2_000],
    ]),
  )
  return new Promise((resolve, reject) => {
    jest.once('error', reject)
    jest.once('exit', (code) => resolve(code ?? 1))
  })
}

/**
 * Counts the tests; a file that could not run counts as one failed test.
 * @param {number} code jest's exit code
 */
function readResult(code) {
  if (!existsSync(resultFile)) return { line: '0 passed, 1 failed', failed: 1, total: 1 }
  const result = JSON.parse(readFileSync(resultFile, 'utf8'))
  const passed = result.numPassedTests
  const counted = result.numFailedTests + result.numRuntimeErrorTestSuites
  // Tests that passed in a run that failed, as by a threshold, are not a success.
  const failed = counted === 0 && passed > 0 && code !== 0 ? 1 : counted
  const skipped = result.numPendingTests + result.numTodoTests
  const line = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
  return { line, failed, total: passed + failed }
}
