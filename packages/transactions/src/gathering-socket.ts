import { Socket } from 'node:net'

/**
 * A socket that sends what is written in one go as one message: a statement is five small ones to `pg`, and to hand each to the system
 * by itself costs more than to make them.
 */
export function gatheringSocket(): Socket {
  const socket = new Socket()
  // Node puts its own `write` in the place of any other while it connects.
  return socket.once('connect', () => gatherWrites(socket))
}

function gatherWrites(socket: Socket): void {
  const write = socket.write.bind(socket) as (...args: unknown[]) => boolean
  const end = socket.end.bind(socket) as (...args: unknown[]) => Socket
  let gathered: Buffer[] = []
  const send = (): void => {
    const all = gathered
    gathered = []
    // Of what was cut off meanwhile, whoever waits for an answer is told by its end.
    if (all.length > 0 && socket.writable) write(all.length === 1 ? all[0] : Buffer.concat(all))
  }
  socket.write = ((...args: unknown[]) => {
    const [chunk] = args
    if (args.length > 1 || !Buffer.isBuffer(chunk)) {
      send()
      return write(...args)
    }
    // When all that runs now has been written.
    if (gathered.length === 0) process.nextTick(send)
    gathered.push(chunk)
    return true
  }) as Socket['write']
  socket.end = ((...args: unknown[]) => {
    send()
    return end(...args)
  }) as Socket['end']
}
