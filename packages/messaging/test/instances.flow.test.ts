import { AckPolicy } from '@nats-io/jetstream'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { Job } from '@shouwen/messaging/job'
import { ensureStream, streamName } from '@shouwen/messaging/streams'
import { eventually } from '@shouwen/testing/eventually'
import { House } from '@shouwen/testing/house'
import { v7 as uuidv7 } from 'uuid'
import { aPress, aReader, anIssue, print, untilRead } from './press-and-reader'

let house: House

beforeEach(async () => {
  house = await House.open()
})

afterEach(() => house.close())

/** A job that leaves its mark whenever it runs: only the active instance's does. */
function marking(marks: string[], who: string): Job {
  return {
    name: 'mark',
    everyMs: 20,
    run: () => {
      marks.push(who)
      return Promise.resolve(false)
    },
  }
}

describe('two instances of one service', () => {
  test('one consumes and works, the other takes over when it stops; nothing is lost, read twice or out of order', async () => {
    const marks: string[] = []
    const readBy: string[] = []
    const press = await house.mount(aPress())
    const first = await house.mount(aReader(() => readBy.push('first'), [marking(marks, 'first')]))
    const groupId = uuidv7()
    await print(press, groupId, 1, 1)
    await untilRead(house, 1)
    await house.mount(aReader(() => readBy.push('second'), [marking(marks, 'second')]))
    await print(press, groupId, 1, 2, 3)
    await untilRead(house, 3)
    expect(new Set(readBy)).toEqual(new Set(['first']))
    expect(new Set(marks)).toEqual(new Set(['first']))

    const numbers = Array.from({ length: 1_200 }, (_each, index) => index + 4)
    await print(press, groupId, 1, ...numbers)
    await untilRead(house, 4)
    await house.stop(first)
    const read = await untilRead(house, 3 + numbers.length, 30_000)
    expect(read.map(({ number }) => number)).toEqual([1, 2, 3, ...numbers])
    expect(read.every(({ times }) => times === 1)).toBe(true)
    const before = marks.length
    await eventually(() => expect(marks.length).toBeGreaterThan(before))
    expect(marks.at(-1)).toBe('second')

    readBy.length = 0
    await print(press, groupId, 1, 0)
    await untilRead(house, 4 + numbers.length)
    expect(new Set(readBy)).toEqual(new Set(['second']))
  })

  test('one relays, the other takes over when it stops', async () => {
    await house.mount(aReader())
    const first = await house.mount(aPress())
    const groupId = uuidv7()
    await print(first, groupId, 1, 1)
    await untilRead(house, 1)
    const second = await house.mount(aPress())
    await print(second, groupId, 1, 2)
    await untilRead(house, 2)
    await house.stop(first)
    await print(second, groupId, 1, 3)
    expect((await untilRead(house, 3)).map(({ number, times }) => [number, times])).toEqual([
      [1, 1],
      [2, 1],
      [3, 1],
    ])
  })
})

describe('an instance that loses its lock', () => {
  test('takes its work up again, also when it is elected anew before the old work has ended', async () => {
    let release = (): void => undefined
    const held = new Promise<void>((resolve) => (release = resolve))
    let runs = 0
    const job: Job = {
      name: 'slow',
      everyMs: 20,
      run: async () => {
        runs += 1
        if (runs === 1) await held
        return false
      },
    }
    const press = await house.mount(aPress([job]))
    await house.mount(aReader())
    await eventually(() => expect(runs).toBe(1))
    const leaders = `select pid from pg_locks join pg_stat_activity using (pid)
      where locktype = 'advisory' and granted and datname = current_database()
        and query not like '%provision%' and objid = (hashtext('shouwen active press')::bigint & 4294967295)::oid`
    const [leader] = await house.sql<{ pid: number }>(leaders)
    await house.sql('select pg_terminate_backend($1)', [leader?.pid])
    await eventually(async () => expect(await house.sql(leaders)).toEqual([]), { every: 2 })
    // Time for two looks: whoever is elected before the old work has ended would be elected by then.
    await eventually(async () => expect(await house.sql(leaders)).toHaveLength(1), { within: 2_500 }).catch(
      () => undefined,
    )
    release()
    await eventually(() => expect(runs).toBeGreaterThan(2))
    await print(press, uuidv7(), 1, 1)
    await untilRead(house, 1)
  })
})

describe('a subscription that cannot be opened at first', () => {
  test('is opened when its cause is mended, and the others are not held twice', async () => {
    const { manager, connection } = await house.nats()
    const { prefix } = house.transport
    const [pressStream, blockedStream] = [streamName(prefix, 'press'), streamName(prefix, 'dispatch')]
    await ensureStream(await house.nats(), 'dispatch')
    await manager.consumers.add(blockedStream, { durable_name: 'reader', ack_policy: AckPolicy.None })
    let tries = 0
    connection.subscribe(`$JS.API.CONSUMER.CREATE.${blockedStream}.>`, {
      callback: () => {
        tries += 1
      },
    })

    await house.mount(aReader())
    await eventually(() => expect(tries).toBeGreaterThan(2))
    const groupId = uuidv7()
    await house.publish(anIssue(groupId, 1))
    await untilRead(house, 1)
    await manager.consumers.delete(blockedStream, 'reader')
    await eventually(async () => {
      const { config } = await manager.consumers.info(blockedStream, 'reader')
      expect(config.ack_policy).toBe(AckPolicy.Explicit)
    })
    await house.publish(anIssue(groupId, 2))
    await untilRead(house, 2)
    await eventually(async () => {
      expect((await manager.consumers.info(pressStream, 'reader')).num_waiting).toBe(1)
    })
  })
})

describe('a request for messages that is lost with what led the consumer', () => {
  test('is asked anew within seconds', async () => {
    const press = await house.mount(aPress())
    await house.mount(aReader())
    const groupId = uuidv7()
    await print(press, groupId, 1, 1)
    await untilRead(house, 1)
    const { manager } = await house.nats()
    const stream = streamName(house.transport.prefix, 'press')
    const { config } = await manager.consumers.info(stream, 'reader')
    await manager.consumers.delete(stream, 'reader')
    await manager.consumers.add(stream, config)
    await print(press, groupId, 1, 2)
    const read = await untilRead(house, 2)
    expect(read.map(({ number, times }) => [number, times])).toEqual([
      [1, 1],
      [2, 1],
    ])
  })
})
