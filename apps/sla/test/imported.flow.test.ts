import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { appealImported, appealResolved } from '@shouwen/events/intake'
import { clockBreached } from '@shouwen/events/sla'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { v7 as uuidv7 } from 'uuid'
import { fireTimers } from '../src/use-cases/fire-timers'
import { Office } from './office'
import { SimulationDesk } from './simulation-desk'

let office: Office

beforeAll(async () => {
  office = await Office.open()
})

afterAll(() => office.bench.close())

interface Told {
  readonly promisedBy?: string
  readonly repliedAt?: string
  readonly resolvedAt?: string
}

/** A written inquiry of Monday, 9 o'clock in Shanghai, as another house handled it. */
async function imported(told: Told): Promise<string> {
  const appealId = uuidv7()
  const row = {
    appealId,
    projectId: office.projectId,
    projectPath: office.path,
    source: 'hotline',
    sourceNature: '咨询',
    sourceChannel: '邮件',
    kind: 'inquiry',
    channel: 'email',
    receivedAt: '2026-02-02T01:00:00.000Z',
    promisedBy: null,
    repliedAt: null,
    resolvedAt: null,
    version: 1,
    ...told,
  } as const
  await office.bench.tell(appealImported, office.groupId, row, { appealId })
  return appealId
}

test.each([
  ['at the promised time itself', '2026-02-04T01:00:00.000Z', 'MET'],
  ['a second after it', '2026-02-04T01:00:01.000Z', 'LATE'],
])('what was settled %s is judged by the promise alone', async (_when, resolvedAt, state) => {
  const appealId = await imported({ promisedBy: '2026-02-04T01:00:00.000Z', resolvedAt })
  expect(await office.clocks(appealId)).toMatchObject([
    {
      code: 'stated',
      target: 'RESOLUTION',
      clause: 'P3.channels',
      packId: 'hotline',
      dueAt: '2026-02-04T01:00:00.000Z',
      state,
      explanation: { counted: 'stated', by: 'hotline' },
    },
  ])
})

test('a promise that nobody has kept yet is breached by the engine, once, and ends when it is', async () => {
  const promisedBy = new Date(office.bench.clock.now().getTime() + 60_000).toISOString()
  const appealId = await imported({ promisedBy })
  const { store } = office.bench.running
  const breaches = async (): Promise<number> =>
    (await office.bench.announced(clockBreached)).filter((fact) => fact.appealId === appealId).length
  await fireTimers(store)
  expect(await breaches()).toBe(0)
  office.bench.clock.pass(61_000)
  while (await fireTimers(store));
  expect(await breaches()).toBe(1)
  const settled = { appealId, version: 2, at: office.now, customerId: null }
  await office.bench.tell(appealResolved, office.groupId, settled, { appealId })
  expect(await office.clocks(appealId)).toMatchObject([{ state: 'LATE' }])
  expect(await breaches()).toBe(1)
})

test('history without a promise has no clock, and is replayed against what its source tells alone', async () => {
  const appealId = await imported({ repliedAt: '2026-02-03T01:00:00.000Z' })
  expect(await office.clocks(appealId)).toEqual([])
  const desk = new SimulationDesk(office)
  const { id: packId, version } = shippedPacks.residential
  const span = { from: '2026-02-01T00:00:00Z', to: '2026-03-01T00:00:00Z' }
  const id = await desk.start({ packId, version, ...span })
  await desk.replay()
  const lines = await desk.lines(id, 'CLOCK')
  // It was replied to on the next day: late for the same day, in time for two days; nobody tells of a hand-over.
  expect(lines.map(({ clock, whatIf }) => [clock?.code, whatIf.met, whatIf.breached])).toEqual(
    expect.arrayContaining([
      ['feedback-same-day', 0, 1],
      ['written-inquiry', 1, 0],
    ]),
  )
  expect(lines.some(({ clock }) => clock?.code === 'hand-over')).toBe(false)
})
