import { once } from 'node:events'
import { IncomingMessage, ServerResponse, createServer } from 'node:http'
import { connect, Socket, type AddressInfo } from 'node:net'
import { expect, test } from '@jest/globals'
import type { Response } from 'express'
import { parse } from 'graphql'
import { MOST_WAITING } from '../src/manners/limits'
import { WaitingLine } from '../src/manners/waiting-line'

const list = parse('{ appeals { edges { node { id } } } }')
const emergency = parse('mutation($input: RaiseEmergencyInput!) { raiseEmergency(input: $input) { id } }')

/** Somebody in the line, and whether it has become their turn. */
class Asker {
  readonly response = new ServerResponse(new IncomingMessage(new Socket())) as Response
  isOn = false
  readonly turn: Promise<void>

  constructor(line: WaitingLine, document = list) {
    this.turn = line.enter(this.response, document).then(() => void (this.isOn = true))
  }

  async isDone(): Promise<void> {
    this.response.emit('close')
    await settled()
  }
}

/** All promises that can be kept by now have been. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test('so many are worked on at once; the next begins when one is done, in the order in which they came', async () => {
  const line = new WaitingLine(2)
  const askers = Array.from({ length: 5 }, () => new Asker(line))
  const on = (): boolean[] => askers.map(({ isOn }) => isOn)
  await settled()
  expect(on()).toEqual([true, true, false, false, false])
  await askers[1]?.isDone()
  expect(on()).toEqual([true, true, true, false, false])
  await askers[0]?.isDone()
  expect(on()).toEqual([true, true, true, true, false])
})

test('an emergency waits for nobody, and takes nobody’s turn', async () => {
  const line = new WaitingLine(1)
  const first = new Asker(line)
  const second = new Asker(line)
  const raised = new Asker(line, emergency)
  await settled()
  expect([first.isOn, second.isOn, raised.isOn]).toEqual([true, false, true])
  await raised.isDone()
  expect(second.isOn).toBe(false)
})

test('who has gone away while waiting holds nobody up', async () => {
  const line = new WaitingLine(1)
  const [first, gone, last] = [new Asker(line), new Asker(line), new Asker(line)]
  await settled()
  gone.response.destroy()
  await gone.isDone()
  await first.isDone()
  expect(last.isOn).toBe(true)
})

test('when too many wait, the next is told so at once', async () => {
  const line = new WaitingLine(1)
  const first = new Asker(line)
  const waiting = Array.from({ length: MOST_WAITING }, () => new Asker(line))
  await settled()
  await expect(new Asker(line).turn).rejects.toMatchObject({
    code: 'TOO_BUSY',
    facts: { waiting: MOST_WAITING },
  })
  await first.isDone()
  expect(waiting[0]?.isOn).toBe(true)
})

test('a client that does not take its answer holds nobody up', async () => {
  const line = new WaitingLine(1)
  const server = createServer((_request, response) => {
    void line.enter(response as Response, list).then(() => response.end(Buffer.alloc(50_000_000)))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const clients = [0, 1].map(() => connect(port, '127.0.0.1'))
  try {
    for (const client of clients) {
      client.write('GET / HTTP/1.1\r\nhost: house\r\n\r\n')
      // Each has the first bytes of its answer, and takes no more of it.
      await once(client, 'readable')
    }
  } finally {
    for (const client of clients) client.destroy()
    server.close()
  }
})
