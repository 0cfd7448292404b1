import { connect, createServer } from 'node:net'

/**
 * One address before several instances of a service, as an orchestrator gives them: each connection goes to the next
 * instance that takes it.
 * @param {readonly number[]} ports of the instances, on the loopback address
 * @returns {Promise<{ port: number, stop: () => Promise<void> }>}
 */
export async function openBalancer(ports) {
  /** @type {Set<import('node:net').Socket>} */
  const open = new Set()
  let turn = 0
  const server = createServer((client) => {
    const first = turn++
    keep(client)
    tryFrom(
      client,
      ports.map((_, index) => /** @type {number} */ (ports[(first + index) % ports.length])),
    )
  })

  /** @param {import('node:net').Socket} socket */
  function keep(socket) {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
    // Its end is what matters, and that is passed on below.
    socket.on('error', () => undefined)
  }

  /**
   * @param {import('node:net').Socket} client
   * @param {readonly number[]} candidates
   */
  function tryFrom(client, [port, ...others]) {
    if (port === undefined || client.destroyed) return void client.destroy()
    const instance = connect({ port, host: '127.0.0.1' })
    let taken = false
    keep(instance)
    instance.once('connect', () => {
      taken = true
      client.pipe(instance).pipe(client)
    })
    instance.once('close', () => (taken ? client.destroy() : tryFrom(client, others)))
    client.once('close', () => instance.destroy())
  }

  await new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port: 0, host: '127.0.0.1' }, () => resolve(undefined))
  })
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  return {
    port,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}
