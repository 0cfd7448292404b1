import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { gatheringSocket } from '../src/gathering-socket'

let server: Server
let socket: Socket
let heard: Promise<string[]>

beforeEach(async () => {
  server = createServer({ noDelay: true })
  heard = new Promise((resolve) => {
    server.once('connection', (connection) => {
      const chunks: string[] = []
      connection.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
      connection.on('end', () => {
        connection.end()
        resolve(chunks)
      })
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  socket = gatheringSocket()
  socket.setNoDelay(true)
  socket.connect((server.address() as AddressInfo).port, '127.0.0.1')
  await once(socket, 'connect')
})

afterEach(() => {
  socket.destroy()
  server.close()
})

test('what is written in one go is one message, in its order', async () => {
  for (const word of ['parse ', 'bind ', 'execute']) socket.write(Buffer.from(word))
  expect(socket.bytesWritten).toBe(0)
  await new Promise((resolve) => process.nextTick(resolve))
  expect(socket.bytesWritten).toBe('parse bind execute'.length)
  socket.end()
  expect((await heard).join('')).toBe('parse bind execute')
})

test('nothing that was written is left behind at the end, nor passed by what is written with a callback', async () => {
  socket.write(Buffer.from('first '))
  await new Promise<void>((resolve) => socket.write(Buffer.from('second '), () => resolve()))
  socket.write(Buffer.from('third'))
  socket.end()
  expect((await heard).join('')).toBe('first second third')
})

test('a socket that is gone takes no more, and nobody falls over it', async () => {
  socket.write(Buffer.from('said into the void'))
  socket.destroy()
  await once(socket, 'close')
  expect(socket.bytesWritten).toBe(0)
})
