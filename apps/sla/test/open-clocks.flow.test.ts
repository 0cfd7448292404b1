import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { clockOpened, clockStopped } from '@shouwen/events/sla'
import { Office } from './office'

let office: Office
let mall: Office

beforeAll(async () => {
  office = await Office.open()
  mall = await Office.open('mall', office.bench)
})

afterAll(() => office.bench.close())

describe('an appeal that is registered', () => {
  test('runs against the clocks of its procedure, each with its clause, version and reckoning', async () => {
    const appealId = await office.register()
    const clocks = await office.clocks(appealId)
    expect(clocks.map(({ code, clause }) => `${clause} ${code}`).sort()).toEqual([
      'P5.2.1 hand-over',
      'P5.2.3 feedback-same-day',
      'P5.4.1 service-rectification-same-day',
      'P5.4.1 service-reply-same-day',
    ])
    expect(await office.clock(appealId, 'hand-over')).toMatchObject({
      target: 'HANDOVER',
      packId: 'residential',
      packVersion: 3,
      generation: 1,
      startedAt: '2026-03-02T01:00:00.000Z',
      warnAt: '2026-03-02T01:24:00.000Z',
      dueAt: '2026-03-02T01:30:00.000Z',
      state: 'RUNNING',
      stoppedAt: null,
      warnedAt: null,
      breachedAt: null,
      provisional: false,
      explanation: { counted: 'minutes', amount: 30 },
    })
    expect(await office.clock(appealId, 'feedback-same-day')).toMatchObject({
      dueAt: '2026-03-02T15:59:59.999Z',
      explanation: { counted: 'sameDay', on: '2026-03-02', until: '24:00', timeZone: 'Asia/Shanghai' },
    })
  })

  test('each opening is announced with its clause and procedure', async () => {
    const appealId = await office.register({ kind: 'repair', category: 'lift', grade: 'minor' })
    const facts = (await office.bench.trail()).filter((row) => row.appealId === appealId)
    expect(facts.map(({ type }) => type)).toEqual(facts.map(() => clockOpened.type))
    const repair = facts.find(({ data }) => 'code' in data && data.code === 'minor-repair')
    expect(repair).toMatchObject({
      clauses: ['P5.4.2'],
      packId: 'residential',
      packVersion: 3,
      projectPath: office.path,
      data: { startedAt: '2026-03-02T01:00:00.000Z', dueAt: '2026-03-02T09:00:00.000Z', provisional: false },
    })
  })

  test("follows the mall's procedure in a mall, by the matter's impact", async () => {
    const appealId = await mall.register({ impact: 'stopsBusiness' })
    const { dueAt } = await mall.clock(appealId, 'stopped-business-resolution')
    expect(dueAt).toBe('2026-03-02T02:00:00.000Z')
    expect((await mall.clock(appealId, 'feedback-one-working-day')).explanation).toMatchObject({
      counted: 'workingDays',
      closes: '17:30',
    })
  })

  test('a project that changes its hours moves no clock that has begun', async () => {
    const before = await mall.register({ kind: 'suggestion' })
    const { dueAt } = await mall.clock(before, 'feedback-one-working-day')
    await mall.openProject({ opens: '10:00', closes: '22:00' })
    const after = await mall.register({ kind: 'suggestion' })
    await mall.inform(before)
    expect(await mall.clock(before, 'feedback-one-working-day')).toMatchObject({ dueAt, state: 'MET' })
    expect((await mall.clock(after, 'feedback-one-working-day')).dueAt).toBe('2026-03-03T14:00:00.000Z')
  })

  test('told twice, it has its clocks once', async () => {
    const registration = office.aRegistration()
    await office.register(registration)
    await office.register(registration)
    expect(await office.clocks(registration.appealId)).toHaveLength(4)
  })
})

describe('the life of an appeal', () => {
  test('ends each clock when what it waits for has happened, and opens the revisit', async () => {
    const { bench } = office
    const appealId = await office.register()
    bench.clock.pass(60_000)
    await office.handOver(appealId)
    await office.inform(appealId, 'notReached')
    expect(await office.states(appealId)).toEqual([
      'feedback-same-day#1 RUNNING',
      'hand-over#1 MET',
      'service-rectification-same-day#1 RUNNING',
      'service-reply-same-day#1 RUNNING',
    ])
    await office.inform(appealId)
    await office.resolve(appealId)
    expect(await office.states(appealId)).toEqual([
      'feedback-same-day#1 MET',
      'hand-over#1 MET',
      'revisit-complaint#1 RUNNING',
      'service-rectification-same-day#1 MET',
      'service-reply-same-day#1 MET',
    ])
    await office.revisit(appealId, true)
    await office.close(appealId, appealId)
    const states = await office.states(appealId)
    expect(states.filter((state) => !state.endsWith(' MET'))).toEqual([])
    const stopped = (await bench.announced(clockStopped)).filter((fact) => fact.appealId === appealId)
    expect(stopped).toHaveLength(5)
  })

  test('opened again after a revisit, it owes feedback and settlement once more, from then', async () => {
    const appealId = await office.register()
    await office.handOver(appealId)
    await office.inform(appealId)
    await office.resolve(appealId)
    const settled = await office.clock(appealId, 'service-reply-same-day')
    office.bench.clock.pass(60_000)
    await office.revisit(appealId, false)
    await office.reopen(appealId)
    const reopenedAt = office.now
    expect(await office.states(appealId)).toEqual([
      'feedback-same-day#1 MET',
      'feedback-same-day#2 RUNNING',
      'hand-over#1 MET',
      'revisit-complaint#1 MET',
      'service-rectification-same-day#1 MET',
      'service-rectification-same-day#2 RUNNING',
      'service-reply-same-day#1 MET',
      'service-reply-same-day#2 RUNNING',
    ])
    expect((await office.clock(appealId, 'service-reply-same-day', 2)).startedAt).toBe(reopenedAt)
    expect(await office.clock(appealId, 'service-reply-same-day')).toEqual(settled)
    await office.inform(appealId)
    await office.resolve(appealId)
    expect(await office.states(appealId)).toContain('revisit-complaint#2 RUNNING')
  })

  test('closed by hand, nothing of it runs on', async () => {
    const appealId = await office.register()
    await office.close(appealId, null)
    const states = await office.states(appealId)
    expect(states.filter((state) => !state.endsWith(' CANCELLED'))).toEqual([])
    expect(states).toHaveLength(4)
  })
})
