import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, isAbsolute, join, resolve } from 'node:path'
import { checkout, dataFolder } from './checkout.mjs'
import { Complaint } from './complaint.mjs'

/**
 * A program that a package of the system holds.
 * @typedef {object} SystemProgram
 * @property {string} name `nats-server`
 * @property {string} packageName the package that holds it
 * @property {string} variable the variable of the environment that may name its path: `NATS_SERVER_BIN`
 * @property {readonly [number, number]} oldest the oldest release line that will do
 * @property {boolean} installable whether root may install the package; else it is only unpacked
 */

/**
 * The path of a program: where its variable says, one on PATH, one unpacked by an earlier run; else it is fetched from
 * the packages of the system, installed as root where it may be, unpacked into the data folder otherwise.
 * @param {SystemProgram} program
 * @param {(line: string) => void} say
 * @param {(failures: string) => string} explain what to say when it could not be fetched
 * @returns {string}
 */
export function systemProgram(program, say, explain) {
  const { variable, name, oldest } = program
  const named = process.env[variable]
  if (named) {
    const path = isAbsolute(named) ? named : resolve(named)
    if (works(program, path)) return path
    throw new Complaint(`${variable} is ${named}, which is not a ${name} ${oldest.join('.')} or later.`)
  }
  const found = onPath(program) ?? unpackedBefore(program)
  if (found) return found
  const failures = []
  for (const fetch of mayInstall(program) ? [install, unpack] : [unpack]) {
    try {
      const path = fetch(program, say)
      if (path) return path
    } catch (error) {
      failures.push(/** @type {Error} */ (error).message.trim())
    }
  }
  throw new Complaint(explain(failures.join('\n').replaceAll(/^/gm, '  ')))
}

/** @param {SystemProgram} program */
function onPath(program) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .concat('/usr/sbin', '/usr/local/sbin')
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program.name))
    .find((path) => works(program, path))
}

/** @param {SystemProgram} program */
function unpackedBefore(program) {
  return [
    join(dataFolder(), 'bin'),
    join(checkout, '.shouwen/bin'),
    join(checkout, 'node_modules/.cache/shouwen'),
  ]
    .map((folder) => join(folder, program.name))
    .find((path) => works(program, path))
}

/**
 * @param {SystemProgram} program
 * @param {string} path
 */
function works({ oldest }, path) {
  if (!existsSync(path)) return false
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
  const version = /v?(\d+)\.(\d+)/.exec(stdout ?? '')
  if (status !== 0 || !version) return false
  const [major, minor] = [Number(version[1]), Number(version[2])]
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
}

/**
 * Installing a package on a machine with systemd would also start a server of its own; there it is only unpacked.
 * @param {SystemProgram} program
 */
function mayInstall({ installable }) {
  return installable && process.getuid?.() === 0 && !existsSync('/run/systemd/system')
}

/**
 * @param {SystemProgram} program
 * @param {(line: string) => void} say
 */
function install(program, say) {
  const { packageName } = program
  say(`Installing ${packageName} from the packages of this system.`)
  const args = ['install', '--yes', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', packageName]
  try {
    apt(args)
  } catch {
    apt(['update'])
    apt(args)
  }
  return onPath(program)
}

/**
 * @param {SystemProgram} program
 * @param {(line: string) => void} say
 */
function unpack(program, say) {
  const { name, packageName } = program
  const target = join(dataFolder(), 'bin')
  say(`Unpacking ${name} from the packages of this system into ${target}.`)
  const work = mkdtempSync(join(tmpdir(), 'shouwen-package-'))
  try {
    download(packageName, work)
    const archive = readdirSync(work).find((file) => file.endsWith('.deb'))
    if (!archive) throw new Error(`apt-get downloaded no ${packageName}`)
    run('dpkg-deb', ['--extract', join(work, archive), join(work, 'unpacked')], work)
    const unpacked = ['usr/sbin', 'usr/bin']
      .map((folder) => join(work, 'unpacked', folder, name))
      .find((path) => works(program, path))
    if (!unpacked) throw new Error(`the package ${packageName} holds no ${name} that runs here`)
    mkdirSync(target, { recursive: true })
    const half = join(target, `.${name}.${process.pid}`)
    copyFileSync(unpacked, half)
    renameSync(half, join(target, name))
    return join(target, name)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * Downloads by the system's package lists; when it has none or old ones, by lists of our own.
 * @param {string} packageName
 * @param {string} work
 */
function download(packageName, work) {
  const args = ['download', '-o', 'APT::Sandbox::User=root', packageName]
  try {
    apt(args, work)
  } catch {
    const lists = join(work, 'apt/lists')
    const cache = join(work, 'apt/cache')
    mkdirSync(join(lists, 'partial'), { recursive: true })
    mkdirSync(join(cache, 'archives/partial'), { recursive: true })
    const own = [
      '-o',
      `Dir::State::lists=${lists}`,
      '-o',
      `Dir::Cache=${cache}`,
      '-o',
      'APT::Sandbox::User=root',
    ]
    apt(['update', ...own], work)
    apt([...args, ...own], work)
  }
}

/**
 * @param {string[]} args
 * @param {string} [cwd]
 */
function apt(args, cwd) {
  run('apt-get', ['--quiet', '--quiet', ...args], cwd)
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {string} [cwd]
 */
function run(program, args, cwd) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' }
  const { status, stderr, stdout, error } = spawnSync(program, args, { cwd, env, encoding: 'utf8' })
  if (status === 0) return
  const said = error?.message ?? (stderr || stdout).trim().split('\n').slice(-4).join('\n')
  throw new Error(`${program} ${args.find((arg) => !arg.startsWith('-')) ?? ''}: ${said}`)
}
