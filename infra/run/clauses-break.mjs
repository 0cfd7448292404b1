import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { everyBreak, whileBroken } from '../break/breaks.mjs'
import { copyHouse } from '../break/house-copy.mjs'
import { startNats } from '../nats/server.mjs'
import { removePostgres, startPostgres } from '../postgres/embedded.mjs'
import { ensureBuilt } from './build.mjs'
import { checkout, makePrivateFolder } from './checkout.mjs'
import { Complaint } from './complaint.mjs'
import { createEnding, runToEnd } from './ending.mjs'
import { ensureInstalled } from './install.mjs'
import { endProcess, spawnTied } from './processes.mjs'

const usage = `npm run clauses:break [-- --list | CLAUSE …]

Takes one rule after another out of a copy of the house and runs the tests of its clause there: one of them must fail.
Fails when a rule can be taken out unnoticed, or a clause's tests fail by themselves. Takes two hours.
  --list  tells what can be taken out, as JSON, and tries only that it can
  CLAUSE  as P5.6.2.3; all that docs/clauses.json holds to be proven unless told`

/** Seconds that a test waits for what a rule that is gone would have done: many times what it takes where the rule is there. */
const PATIENCE = '20'

/** A clause's test by its title, which starts with ids. @param {string} clause */
const titleOf = (clause) => `(^|\\s)${clause.replaceAll('.', '\\.')}\\s`

const ending = createEnding()
/** The run of tests under way. @type {import('node:child_process').ChildProcess | undefined} */
let running
ending.add(async () => {
  const pid = running?.pid
  if (pid === undefined) return
  await endProcess(pid, [
    ['SIGTERM', 5_000],
    ['SIGKILL', 2_000],
  ])
})

await runToEnd(ending, async () => {
  const asked = process.argv.slice(2)
  ensureInstalled()
  ensureBuilt()
  if (asked.join() === '--list') {
    console.log(JSON.stringify(await listed()))
    return 0
  }
  /** @type {Record<string, { file: string, test: string }[]>} */
  const proofs = JSON.parse(readFileSync(join(checkout, 'docs/clauses.json'), 'utf8'))
  const unknown = asked.filter((clause) => proofs[clause] === undefined)
  if (unknown.length > 0) throw new Complaint(`${usage}\n\nNo clauses: ${unknown.join(', ')}`)
  const { folder, remove } = copyHouse()
  ending.add(remove)
  const env = await servers()
  const meant = (/** @type {string} */ clause) => asked.length === 0 || asked.includes(clause)
  const breaks = everyBreak(folder).filter(({ clause }) => meant(clause))

  const counts = { noticed: 0, unnoticed: 0, unproven: 0, unsound: 0 }
  const provenBy = (/** @type {string} */ clause) => [
    ...new Set((proofs[clause] ?? []).map(({ file }) => file)),
  ]
  for (const clause of new Set(breaks.map((each) => each.clause))) {
    const files = provenBy(clause)
    if (files.length > 0 && (await failures(folder, files, clause, env)) > 0) {
      counts.unsound += 1
      console.log(`! ${clause.padEnd(11)} its tests fail though nothing is taken out`)
      continue
    }
    for (const each of breaks.filter((one) => one.clause === clause)) {
      const became = await tried(each, files)
      counts[became] += 1
      console.log(
        `${{ noticed: '✓', unnoticed: '✗', unproven: '·' }[became]} ${clause.padEnd(11)} ${each.rule}`,
      )
    }
  }
  console.log(
    `\n${counts.noticed} noticed, ${counts.unnoticed} unnoticed, ${counts.unproven} of clauses without a test, ` +
      `${counts.unsound} clauses not tried`,
  )
  return counts.unnoticed + counts.unsound > 0 ? 1 : 0

  /**
   * @param {import('../break/breaks.mjs').Break} one
   * @param {string[]} files
   */
  async function tried(one, files) {
    if (files.length === 0) return 'unproven'
    const impatient = { ...env, PATIENCE_SECONDS: PATIENCE }
    const failed = await whileBroken(folder, one, () => failures(folder, files, one.clause, impatient))
    return failed > 0 ? 'noticed' : 'unnoticed'
  }
})

/** Every rule that can be taken out, once it is seen that what is left is sound. */
async function listed() {
  const { validatePack } = await import('@shouwen/procedure/validate-pack')
  return everyBreak(checkout).map(({ clause, rule, file, broken }) => {
    const source = readFileSync(join(checkout, file), 'utf8')
    const left = broken(source)
    if (file.endsWith('.json')) {
      const [whole, rest] = [source, left].map((json) => JSON.stringify(validatePack(JSON.parse(json))))
      if (whole === rest) throw new Error(`Without "${rule}" the procedure is the same.`)
    }
    return { clause, rule, file }
  })
}

/** @returns {Promise<Record<string, string>>} where the tests find them */
async function servers() {
  const data = makePrivateFolder(mkdtempSync(join(tmpdir(), 'shouwen-break-data-')))
  ending.add(() => {
    removePostgres(join(data, 'postgres'))
    rmSync(data, { recursive: true, force: true })
  })
  const [postgres, nats] = await Promise.all([
    ending.start(() =>
      startPostgres({ dataDir: join(data, 'postgres'), durable: false, maxConnections: 400 }),
    ),
    ending.start(() => startNats({ dataDir: join(data, 'nats') })),
  ])
  return { TEST_DATABASE_URL: postgres.url, TEST_NATS_URL: nats.url }
}

/**
 * How many tests of a clause fail; a file that cannot be run counts as one.
 * @param {string} folder
 * @param {string[]} files
 * @param {string} clause
 * @param {Record<string, string>} env
 */
async function failures(folder, files, clause, env) {
  const outputFile = join(folder, '.results.json')
  rmSync(outputFile, { force: true })
  running = spawnTied(
    process.execPath,
    [
      join(folder, 'node_modules/jest/bin/jest.js'),
      '--forceExit',
      '--bail',
      '--json',
      `--outputFile=${outputFile}`,
      '--testNamePattern',
      titleOf(clause),
      '--runTestsByPath',
      ...files,
    ],
    { cwd: folder, stdio: 'ignore', env: { ...process.env, ...env } },
  )
  await new Promise((resolve, reject) => {
    running?.once('error', reject)
    running?.once('exit', resolve)
  })
  running = undefined
  if (!existsSync(outputFile)) return 1
  const { numFailedTests, numPassedTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(outputFile, 'utf8'),
  )
  const failed = numFailedTests + numRuntimeErrorTestSuites
  return failed === 0 && numPassedTests === 0 ? 1 : failed
}
