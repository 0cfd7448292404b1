import { createServer } from 'node:net'

/**
 * Free ports of the loopback address, all different.
 * @param {number} count
 */
export async function freePorts(count) {
  const servers = await Promise.all(Array.from({ length: count }, () => listen(0)))
  const ports = servers.map((server) => /** @type {import('node:net').AddressInfo} */ (server.address()).port)
  await Promise.all(servers.map(close))
  return ports
}

/** One free port of the loopback address. */
export async function freePort() {
  const [port] = await freePorts(1)
  return /** @type {number} */ (port)
}

/**
 * Whether nobody listens on a port of the loopback address.
 * @param {number} port
 * @throws when the system refuses the port for another reason, such as a privileged port
 */
export async function isPortFree(port) {
  try {
    await close(await listen(port))
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EADDRINUSE') return false
    throw error
  }
}

/**
 * @param {number} port
 * @returns {Promise<import('node:net').Server>}
 */
function listen(port) {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1' }, () => resolve(server))
  })
}

/** @param {import('node:net').Server} server */
function close(server) {
  return new Promise((resolve) => server.close(resolve))
}
