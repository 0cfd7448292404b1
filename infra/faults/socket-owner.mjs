import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** State of a socket in /proc/net/tcp: both ends are there. */
const ESTABLISHED = '01'

/**
 * Which of these processes holds the local end of a connection; undefined when none does.
 * @param {number} port the connection's local port on the loopback address
 * @param {readonly number[]} pids
 */
export function ownerOfPort(port, pids) {
  const inodes = inodesOf(port)
  return pids.find((pid) => socketsOf(pid).some((inode) => inodes.has(inode)))
}

/** @param {number} port */
function inodesOf(port) {
  const ending = `:${port.toString(16).toUpperCase().padStart(4, '0')}`
  const lines = readFileSync('/proc/net/tcp', 'utf8').trim().split('\n').slice(1)
  return new Set(
    lines
      .map((line) => line.trim().split(/\s+/))
      .filter(([, local = '', , state]) => local.endsWith(ending) && state === ESTABLISHED)
      .map((fields) => String(fields[9])),
  )
}

/** @param {number} pid */
function socketsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
      const [, inode] = /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${descriptor}`)) ?? []
      return inode === undefined ? [] : [inode]
    })
  } catch {
    return []
  }
}

/** @param {string} path */
function linkOf(path) {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
