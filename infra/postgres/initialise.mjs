import { randomBytes } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Complaint } from '../run/complaint.mjs'

/** @typedef {import('../run/processes.mjs').Account} Account */

/** Name of the database and of its superuser. */
export const owner = 'shouwen'

/**
 * Makes the cluster if there is none and returns the superuser's password. A cluster is built beside its place and
 * moved there when it is whole, so a killed first start leaves nothing to mend.
 * @param {{ folder: string, cluster: string, binaries: import('./binaries.mjs').Binaries, account: Account | undefined, say: (line: string) => void }} options
 */
export function initialise({ folder, cluster, binaries, account, say }) {
  setAsideIncomplete(cluster, say)
  const passwordFile = join(folder, 'password')
  if (existsSync(cluster)) {
    checkMajor(cluster, binaries.major)
    if (existsSync(passwordFile)) return readFileSync(passwordFile, 'utf8').trim()
    return writePassword(passwordFile, (password) =>
      runSingle(cluster, binaries, account, `ALTER ROLE ${owner} PASSWORD '${password}'`),
    )
  }
  return writePassword(passwordFile, (password) => createCluster(cluster, binaries, account, password))
}

/**
 * @param {string} file
 * @param {(password: string) => void} apply is given the new password before it is kept
 */
function writePassword(file, apply) {
  const password = randomBytes(24).toString('hex')
  apply(password)
  writeFileSync(file, `${password}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
  return password
}

/**
 * @param {string} cluster
 * @param {import('./binaries.mjs').Binaries} binaries
 * @param {Account | undefined} account
 * @param {string} password
 */
function createCluster(cluster, binaries, account, password) {
  const half = `${cluster}.initialising`
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  if (account) chownSync(half, account.uid, account.gid)
  const settings = [
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--lc-messages=C',
    '--auth=scram-sha-256',
    // The password is 192 random bits: to hash it thousands of times protects nothing, and every connection would do so.
    '--set=scram_iterations=1',
    '--no-sync',
    '--no-instructions',
  ]
  const passwordForServer = `${half}-password`
  writeFileSync(passwordForServer, `${password}\n`, { mode: 0o600 })
  if (account) chownSync(passwordForServer, account.uid, account.gid)
  try {
    run(
      binaries.initdb,
      ['-D', half, `--username=${owner}`, `--pwfile=${passwordForServer}`, ...settings],
      account,
      '',
    )
  } finally {
    rmSync(passwordForServer, { force: true })
  }
  runSingle(half, binaries, account, `CREATE DATABASE ${owner}`)
  spawnSync('sync', ['-f', half])
  renameSync(half, cluster)
}

/**
 * Runs one statement in the server's single-user mode, without a network.
 * @param {string} cluster
 * @param {import('./binaries.mjs').Binaries} binaries
 * @param {Account | undefined} account
 * @param {string} statement
 */
function runSingle(cluster, binaries, account, statement) {
  const { stderr } = run(
    binaries.postgres,
    ['--single', '-D', cluster, 'postgres'],
    account,
    `${statement}\n`,
  )
  if (/\b(ERROR|FATAL|PANIC):/.test(stderr)) throw new Error(`PostgreSQL refused a statement: ${stderr}`)
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {Account | undefined} account
 * @param {string} input
 */
function run(program, args, account, input) {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC' }
  const result = spawnSync(program, args, { ...account, cwd: '/', input, env, encoding: 'utf8' })
  if (result.status !== 0)
    throw new Error(
      `${program} ended with ${result.status ?? result.signal ?? result.error?.message}: ${result.stderr}`,
    )
  return result
}

/**
 * A folder without its control file holds no database that could be opened: it is what an interrupted initdb left.
 * @param {string} cluster
 * @param {(line: string) => void} say
 */
function setAsideIncomplete(cluster, say) {
  if (!existsSync(cluster) || existsSync(join(cluster, 'global/pg_control'))) return
  if (readdirSync(cluster).length === 0) {
    rmSync(cluster, { recursive: true })
    return
  }
  const aside = `${cluster}.incomplete-${Date.now()}`
  renameSync(cluster, aside)
  say(`${cluster} was only half initialised; it was moved to ${aside}.`)
}

/**
 * @param {string} cluster
 * @param {string} major
 */
function checkMajor(cluster, major) {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim()
  if (found === major) return
  throw new Complaint(
    `The data in ${cluster} belongs to PostgreSQL ${found}, this is PostgreSQL ${major}.\n` +
      `Choose one: set DATABASE_URL to a PostgreSQL ${found} server that has this data; move the data over with pg_dump and pg_restore; ` +
      'or set SHOUWEN_DATA to another folder.\n' +
      `${cluster} 中的数据属于 PostgreSQL ${found}，而本程序使用 PostgreSQL ${major}。请用 pg_dump / pg_restore 迁移数据，` +
      '或用 SHOUWEN_DATA 指定其他目录，或将 DATABASE_URL 指向已有服务器。',
  )
}
