import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { staffDismissed } from '@shouwen/events/dispatch'
import type { FactEnvelope } from '@shouwen/events/fact'
import { listenLive } from '@shouwen/messaging/live'
import { eventually } from '@shouwen/testing/eventually'
import { House } from '@shouwen/testing/house'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { OwnNatsServer } from '@shouwen/testing/own-nats-server'

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

function dismissal(): FactEnvelope {
  const staffId = uuidv7()
  return {
    specversion: '1.0',
    id: uuidv7(),
    source: '/shouwen/dispatch',
    type: staffDismissed.type,
    subject: `staff/${staffId}`,
    time: '2026-03-02T01:00:00Z',
    datacontenttype: 'application/json',
    groupid: uuidv7(),
    projectpath: null,
    appealid: null,
    actorkind: 'staff',
    actorid: 'test',
    clauses: [],
    packid: null,
    packversion: null,
    correlationid: uuidv7(),
    causationid: null,
    data: { staffId },
  }
}

function listener() {
  const heard: FactEnvelope[] = []
  const live = listenLive({
    nats: { ...house.transport, name: 'test' },
    about: ['dispatch.staff'],
    hear: (envelope) => heard.push(envelope),
    log: pino({ level: 'silent' }),
  })
  /** What is said before it listens is not heard: so it is said again and again. */
  const hears = (): Promise<string> =>
    eventually(async () => {
      const said = dismissal()
      await house.publish(said)
      return eventually(
        () => {
          if (!heard.some(({ id }) => id === said.id)) throw new Error('nothing was heard')
          return said.id
        },
        { within: 300 },
      )
    })
  return { live, heard, hears }
}

test('facts about what was asked for are heard as they are published, others are not', async () => {
  server.start()
  const { live, heard, hears } = listener()
  await hears()
  const { id: groupId } = dismissal()
  await house.publishText('dispatch', 'dispatch.group.opened.v1', JSON.stringify({ groupId }))
  await house.publishText('dispatch', staffDismissed.type, 'no JSON')
  await hears()
  expect(new Set(heard.map(({ type }) => type))).toEqual(new Set([staffDismissed.type]))
  await live.stop()
})

test('it begins to hear when NATS comes, and hears again when NATS was away', async () => {
  const { live, hears } = listener()
  server.start()
  await hears()
  await server.end()
  server.start()
  await hears()
  await live.stop()
})

test('one that has never seen NATS stops at once', async () => {
  const { live } = listener()
  const started = Date.now()
  await live.stop()
  expect(Date.now() - started).toBeLessThan(5_000)
})
