import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkout } from './checkout.mjs'
import { Complaint } from './complaint.mjs'

const lockfile = join(checkout, 'package-lock.json')
const modules = join(checkout, 'node_modules')
const stamp = join(modules, '.shouwen-installed')

/**
 * Installs the dependencies when they are absent or not those of package-lock.json. Imports nothing from
 * node_modules, because it runs before they are there.
 */
export function ensureInstalled() {
  checkNodeVersion()
  const wanted = createHash('sha256').update(readFileSync(lockfile)).digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  if (!isInstalled()) {
    const reason = existsSync(modules) ? 'package-lock.json has changed' : 'there is no node_modules'
    console.error(`Installing dependencies (npm ci): ${reason}.`)
    // `npm ci` refuses a lock file that lacks packages of other systems; `npm install` takes the same versions from it.
    const error = npm(['ci']) && npm(['install', '--no-save'])
    if (error) throw new Complaint(`Installing the dependencies failed:\n${error}`)
  }
  writeFileSync(stamp, wanted)
}

/**
 * @param {string[]} args
 * @returns {string | undefined} what npm said, if it failed
 */
function npm(args) {
  const command = process.env.npm_execpath?.endsWith('.js')
    ? [process.execPath, process.env.npm_execpath]
    : ['npm']
  const { status, stderr, error } = spawnSync(
    command[0],
    [...command.slice(1), ...args, '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: checkout,
      stdio: ['ignore', 'inherit', 'pipe'],
      encoding: 'utf8',
      env: { ...process.env, ...cacheOfNpm() },
    },
  )
  if (status === 0) return undefined
  return error?.message ?? stderr.split('\n').slice(0, 12).join('\n')
}

function checkNodeVersion() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major === 20 && minor >= 19) return
  throw new Complaint(
    `Shouwen runs on Node 20 (20.19 or later); this is Node ${process.versions.node}.\n` +
      `首问需要 Node 20（20.19 或更高），当前为 Node ${process.versions.node}。`,
  )
}

/**
 * Whether npm has put exactly the versions of the lock file into node_modules: true after somebody ran `npm install`.
 * What is for other systems is optional and may be absent.
 */
function isInstalled() {
  const installedFile = join(modules, '.package-lock.json')
  if (!existsSync(installedFile)) return false
  const wanted = JSON.parse(readFileSync(lockfile, 'utf8')).packages
  const installed = JSON.parse(readFileSync(installedFile, 'utf8')).packages
  return Object.entries(wanted).every(([place, entry]) => {
    if (!place.includes('node_modules/') || entry.optional || entry.devOptional) return true
    const found = installed[place]
    return found !== undefined && found.version === entry.version && existsSync(join(checkout, place))
  })
}

/** npm keeps its cache in the home folder; where that cannot be written it gets one of its own. */
function cacheOfNpm() {
  try {
    const home = homedir()
    mkdirSync(home, { recursive: true })
    accessSync(home, constants.W_OK)
    return {}
  } catch {
    return { npm_config_cache: join(tmpdir(), `shouwen-npm-${process.getuid?.() ?? 'cache'}`) }
  }
}
