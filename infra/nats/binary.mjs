import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, isAbsolute, join, resolve } from 'node:path'
import { checkout, dataFolder } from '../run/checkout.mjs'
import { Complaint } from '../run/complaint.mjs'

const packageName = 'nats-server'
/** The oldest release line whose JetStream has what the client needs. */
const oldest = [2, 9]

/**
 * The path of a NATS server: `NATS_SERVER_BIN`, one on PATH, one unpacked by an earlier run; else it is fetched from the
 * packages of the system, installed as root, unpacked into the data folder as another user.
 * @param {(line: string) => void} say
 * @returns {string}
 */
export function natsServerBinary(say) {
  const named = process.env.NATS_SERVER_BIN
  if (named) {
    const path = isAbsolute(named) ? named : resolve(named)
    if (works(path)) return path
    throw new Complaint(
      `NATS_SERVER_BIN is ${named}, which is not a nats-server ${oldest.join('.')} or later.`,
    )
  }
  const found = onPath() ?? unpackedBefore()
  if (found) return found
  const failures = []
  for (const fetch of mayInstall() ? [install, unpack] : [unpack]) {
    try {
      const path = fetch(say)
      if (path) return path
    } catch (error) {
      failures.push(/** @type {Error} */ (error).message.trim())
    }
  }
  throw new Complaint(
    `There is no NATS server here, and fetching one failed:\n  ${failures.join('\n  ').replaceAll('\n', '\n  ')}\n` +
      `Choose one: install the package "${packageName}" of your system; put a nats-server ${oldest.join('.')} or later on PATH; ` +
      'set NATS_SERVER_BIN to its path; or set NATS_URL to a running server with JetStream.\n' +
      `本机没有 NATS 服务器，且无法自动获取。请任选其一：安装系统软件包 "${packageName}"；把 nats-server 放入 PATH；` +
      '用 NATS_SERVER_BIN 指定其路径；或将 NATS_URL 指向已启用 JetStream 的服务器。',
  )
}

function onPath() {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .concat('/usr/sbin', '/usr/local/sbin')
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, packageName))
    .find(works)
}

function unpackedBefore() {
  return [
    join(dataFolder(), 'bin'),
    join(checkout, '.shouwen/bin'),
    join(checkout, 'node_modules/.cache/shouwen'),
  ]
    .map((folder) => join(folder, packageName))
    .find(works)
}

/** @param {string} path */
function works(path) {
  if (!existsSync(path)) return false
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' })
  const version = /v?(\d+)\.(\d+)/.exec(stdout ?? '')
  if (status !== 0 || !version) return false
  const [major, minor] = [Number(version[1]), Number(version[2])]
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1])
}

/**
 * Installing the package on a machine with systemd would also start a server of its own; there it is only unpacked.
 */
function mayInstall() {
  return process.getuid?.() === 0 && !existsSync('/run/systemd/system')
}

/** @param {(line: string) => void} say */
function install(say) {
  say(`Installing ${packageName} from the packages of this system.`)
  const args = ['install', '--yes', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', packageName]
  try {
    apt(args)
  } catch {
    apt(['update'])
    apt(args)
  }
  return onPath()
}

/** @param {(line: string) => void} say */
function unpack(say) {
  const target = join(dataFolder(), 'bin')
  say(`Unpacking ${packageName} from the packages of this system into ${target}.`)
  const work = mkdtempSync(join(tmpdir(), 'shouwen-nats-'))
  try {
    download(work)
    const archive = readdirSync(work).find((name) => name.endsWith('.deb'))
    if (!archive) throw new Error(`apt-get downloaded no ${packageName}`)
    run('dpkg-deb', ['--extract', join(work, archive), join(work, 'unpacked')], work)
    const program = ['usr/sbin', 'usr/bin']
      .map((folder) => join(work, 'unpacked', folder, packageName))
      .find(works)
    if (!program) throw new Error(`the package ${packageName} holds no server that runs here`)
    mkdirSync(target, { recursive: true })
    const half = join(target, `.${packageName}.${process.pid}`)
    copyFileSync(program, half)
    renameSync(half, join(target, packageName))
    return join(target, packageName)
  } finally {
    rmSync(work, { recursive: true, force: true })
  }
}

/**
 * Downloads by the system's package lists; when it has none or old ones, by lists of our own.
 * @param {string} work
 */
function download(work) {
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
