import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Complaint } from '../run/complaint.mjs'
import { becomes, endProcess, isRunning } from '../run/processes.mjs'

/** Fast shutdown, then immediate shutdown (recovered from the log at the next start), then the end. */
export const endOfPostgres = /** @type {[NodeJS.Signals, number][]} */ ([
  ['SIGINT', 10_000],
  ['SIGQUIT', 5_000],
  ['SIGKILL', 2_000],
])

/**
 * What a running server wrote about itself; undefined when there is no such file.
 * @param {string} cluster
 */
export function readPostmaster(cluster) {
  try {
    const [pid, folder, , port, , , , status] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split(
      '\n',
    )
    return { pid: Number(pid), folder, port: Number(port), ready: status?.trim() === 'ready' }
  } catch {
    return undefined
  }
}

/**
 * Ends a PostgreSQL that a killed parent left on this cluster, and clears the pid file of one that is gone.
 * The caller holds the cluster's lock, so no living run owns the server.
 * @param {string} cluster
 * @param {(line: string) => void} say
 */
export async function clearLeftover(cluster, say) {
  const left = readPostmaster(cluster)
  if (!left) return
  if (
    !Number.isInteger(left.pid) ||
    left.pid <= 1 ||
    !isRunning(left.pid) ||
    !servesCluster(left.pid, cluster)
  ) {
    rmSync(join(cluster, 'postmaster.pid'), { force: true })
    return
  }
  say(`Ending the PostgreSQL (pid ${left.pid}) that an earlier run left behind.`)
  if (!(await endProcess(left.pid, endOfPostgres)))
    throw new Complaint(
      `A PostgreSQL left by an earlier run does not end: pid ${left.pid}, data in ${cluster}.`,
    )
  await becomes(() => readPostmaster(cluster)?.pid !== left.pid, 1_000)
  rmSync(join(cluster, 'postmaster.pid'), { force: true })
}

/**
 * Whether a process is the server of this cluster: PostgreSQL works inside its data folder. The pid alone proves
 * nothing, it may have been given to another process since.
 * @param {number} pid
 * @param {string} cluster
 */
function servesCluster(pid, cluster) {
  try {
    return (
      readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster) &&
      /postgres/.test(readFileSync(`/proc/${pid}/comm`, 'utf8'))
    )
  } catch {
    return false
  }
}
