import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { connectNats } from '@shouwen/messaging/nats'
import { House } from '@shouwen/testing/house'
import { eventually } from '@shouwen/testing/eventually'
import { aStaffMember } from '@shouwen/testing/actors'
import type { RunningService } from '@shouwen/subgraph/run-service'
import { anyAfterCursor } from '@shouwen/transactions/event-log'
import { v7 as uuidv7 } from 'uuid'
import { OwnNatsServer } from '@shouwen/testing/own-nats-server'
import { aPress, aReader, print, untilRead } from './press-and-reader'

let server: OwnNatsServer
let house: House

beforeEach(async () => {
  server = await OwnNatsServer.place()
  house = await House.open(server.url)
})

afterEach(async () => {
  await house.close()
  await server.remove()
})

test('services start, answer and record while NATS is away; the events arrive once it is there', async () => {
  const press = await house.mount(aPress())
  await house.mount(aReader())
  const groupId = uuidv7()
  await print(press, groupId, 1, 1, 2)
  const { data } = await house.ask(press, aStaffMember(groupId, 'gmOffice', 'lvyuan'), '{ one }')
  expect({ ...data }).toEqual({ one: 1 })
  server.start()
  await untilRead(house, 2, 30_000)
})

test('what is recorded while NATS is down for a while arrives when it is back, once', async () => {
  server.start()
  const press = await house.mount(aPress())
  await house.mount(aReader())
  const groupId = uuidv7()
  await print(press, groupId, 1, 1)
  await untilRead(house, 1, 30_000)
  await server.end()
  await print(press, groupId, 1, 2, 3)
  server.start()
  const read = await untilRead(house, 3, 45_000)
  expect(read.map(({ number, times }) => [number, times])).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
  ])
})

test('a NATS that has lost what it kept is told again what nobody had taken, and each event is read once', async () => {
  server.start()
  const press = await house.mount(aPress())
  const reader = await house.mount(aReader())
  const groupId = uuidv7()
  await print(press, groupId, 1, 1)
  await untilRead(house, 1, 30_000)
  await house.stop(reader)
  await print(press, groupId, 1, 2)
  await untilSent(press)
  await server.end()
  server.lose()
  server.start()
  await house.mount(aReader())
  const read = await untilRead(house, 2, 60_000)
  await print(press, groupId, 1, 3)
  expect(
    [...read, ...(await untilRead(house, 3)).slice(2)].map(({ number, times }) => [number, times]),
  ).toEqual([
    [1, 1],
    [2, 1],
    [3, 1],
  ])
}, 120_000)

test('a NATS that loses what it kept while all services run is used again without a restart', async () => {
  server.start()
  const press = await house.mount(aPress())
  await house.mount(aReader())
  const groupId = uuidv7()
  await print(press, groupId, 1, 1)
  await untilRead(house, 1, 30_000)
  await server.end()
  server.lose()
  await print(press, groupId, 1, 2)
  server.start()
  const read = await untilRead(house, 2, 60_000)
  expect(read.map(({ number, times }) => [number, times])).toEqual([
    [1, 1],
    [2, 1],
  ])
}, 90_000)

test('a subscription that is gone begins anew, also when it cannot at first', async () => {
  server.start()
  const press = await house.mount(aPress())
  await house.mount(aReader())
  const groupId = uuidv7()
  await print(press, groupId, 1, 1)
  await untilRead(house, 1, 30_000)
  await server.end()
  server.lose()
  await occupySubjectsOf('press')
  server.start()
  const { manager, connection } = await eventually(() => house.nats())
  let tries = 0
  connection.subscribe('$JS.API.STREAM.CREATE.OWN_PRESS', {
    callback: () => {
      tries += 1
    },
  })
  await eventually(() => expect(tries).toBeGreaterThan(2), { within: 60_000 })
  await manager.streams.delete('OCCUPIED')
  await print(press, groupId, 1, 2)
  const read = await untilRead(house, 2, 60_000)
  expect(read.map(({ number, times }) => [number, times])).toEqual([
    [1, 1],
    [2, 1],
  ])
}, 180_000)

/** While nobody can reach the server: puts a stream there that has a producer's subjects, so that its own cannot be made. */
async function occupySubjectsOf(producer: string): Promise<void> {
  const { prefix } = house.transport
  const aside = await server.elsewhere()
  aside.start()
  const { manager, connection } = await eventually(() =>
    connectNats({ ...house.transport, url: aside.url, name: 'test' }),
  )
  await manager.streams.add({ name: 'OCCUPIED', subjects: [`${prefix}.${producer}.>`] })
  await connection.close()
  await aside.end()
}

/** Waits until the relay's place is behind the last event. */
function untilSent({ store }: RunningService): Promise<void> {
  return eventually(async () => {
    const waiting = await store.asJob(({ manager }) => anyAfterCursor(manager))
    if (waiting) throw new Error('not sent yet')
  })
}

test('a service that has never seen NATS stops at once', async () => {
  const press = await house.mount(aPress())
  const started = Date.now()
  await house.stop(press)
  expect(Date.now() - started).toBeLessThan(5_000)
})
