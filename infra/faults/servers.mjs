import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { startNats } from '../nats/server.mjs'
import { startPostgres } from '../postgres/embedded.mjs'

/** @typedef {import('./supervise.mjs').Startable} Startable */

/**
 * A PostgreSQL that can be started again after `kill -9`, on its port and its data. It is durable: what it has said to be
 * committed is.
 * @param {string} folder
 * @param {(line: string) => void} say
 * @returns {Promise<{ url: string, part: Startable, stop: () => Promise<void> }>}
 */
export async function openPostgres(folder, say) {
  const dataDir = join(folder, 'postgres')
  let server = await startPostgres({ dataDir, maxConnections: 300, say })
  const { url, port } = server
  return {
    url,
    part: {
      name: 'postgresql',
      pid: () => server.pid,
      ended: () => server.ended,
      async start() {
        server = await startPostgres({ dataDir, port, maxConnections: 300, say })
      },
    },
    stop: () => server.stop(),
  }
}

/**
 * A single NATS server that can be started again, on its port and its data, or without them.
 * @param {string} folder
 * @param {(line: string) => void} say
 * @returns {Promise<{ url: string, part: Startable, lose: () => void, stop: () => Promise<void> }>} lose: what it kept,
 *   while it is down
 */
export async function openNats(folder, say) {
  const dataDir = join(folder, 'nats')
  let server = await startNats({ dataDir, say })
  const { url, port } = server
  return {
    url,
    part: {
      name: 'nats',
      pid: () => server.pid,
      ended: () => server.ended,
      async start() {
        server = await startNats({ dataDir, port, say })
      },
    },
    lose: () => rmSync(join(dataDir, 'streams'), { recursive: true, force: true }),
    stop: () => server.stop(),
  }
}
