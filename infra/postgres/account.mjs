import { spawnSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { makePrivateFolder } from '../run/checkout.mjs'
import { Complaint } from '../run/complaint.mjs'

/** @typedef {import('../run/processes.mjs').Account} Account */

const serverUser = 'postgres'

/**
 * The user that PostgreSQL runs as: undefined means as ourselves. PostgreSQL refuses to run as root, so root gets
 * the owner of an existing cluster, else the system user `postgres`, which is created when there is none.
 * @param {string} cluster
 * @returns {Account | undefined}
 */
export function serverAccount(cluster) {
  if (process.getuid?.() !== 0) return undefined
  if (existsSync(cluster)) {
    const { uid, gid } = statSync(cluster)
    if (uid !== 0) return { uid, gid }
  }
  return lookUp() ?? createUser()
}

/** @returns {Account | undefined} */
function lookUp() {
  const uid = spawnSync('id', ['-u', serverUser], { encoding: 'utf8' })
  const gid = spawnSync('id', ['-g', serverUser], { encoding: 'utf8' })
  if (uid.status !== 0 || gid.status !== 0) return undefined
  return { uid: Number(uid.stdout), gid: Number(gid.stdout) }
}

function createUser() {
  const { status, stderr, error } = spawnSync(
    'useradd',
    [
      '--system',
      '--user-group',
      '--no-create-home',
      '--home-dir',
      '/nonexistent',
      '--shell',
      '/usr/sbin/nologin',
      serverUser,
    ],
    { encoding: 'utf8' },
  )
  const account = lookUp()
  if (account) return account
  throw new Complaint(
    `PostgreSQL does not run as root, and the user "${serverUser}" could not be created (${error?.message ?? (stderr || status)}).\n` +
      'Choose one: run as an ordinary user; create that user; or set DATABASE_URL to a PostgreSQL 18 server of your own.\n' +
      `PostgreSQL 不能以 root 运行，且无法创建用户 "${serverUser}"。请改用普通用户运行、自行创建该用户，或将 DATABASE_URL 指向已有的 PostgreSQL 18 服务器。`,
  )
}

/**
 * Whether the account can enter a folder, links, groups and access lists included: it is tried, not computed.
 * @param {string} folder
 * @param {Account | undefined} account
 */
export function canEnter(folder, account) {
  const tried = spawnSync('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], { ...account, cwd: '/' })
  return tried.status === 0
}

/** The folder for what the server's user must reach when the checkout lies where it cannot, as under /root. */
export function sharedPlace() {
  const place = process.env.SHOUWEN_SHARED_PLACE ?? '/var/lib/shouwen'
  try {
    return makePrivateFolder(place)
  } catch (error) {
    throw new Complaint(
      `The user "${serverUser}" cannot reach this checkout, and ${place} could not be created (${/** @type {Error} */ (error).message}).\n` +
        'Choose one: run as an ordinary user; put the checkout where every user can enter, such as /opt; ' +
        'set SHOUWEN_SHARED_PLACE to a folder that every user can enter; or set DATABASE_URL to a server of your own.\n' +
        `用户 "${serverUser}" 无法进入本目录。请改用普通用户运行，或把代码放到所有用户可进入的目录（如 /opt），` +
        '或用 SHOUWEN_SHARED_PLACE 指定这样的目录，或将 DATABASE_URL 指向已有的 PostgreSQL 18 服务器。',
    )
  }
}
