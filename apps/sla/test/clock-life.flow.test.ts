import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import {
  clockBreached,
  clockExtended,
  clockPaused,
  clockResumed,
  clockStopped,
  clockWarned,
} from '@shouwen/events/sla'
import { packPublished } from '@shouwen/events/intake'
import type { ClockRule } from '@shouwen/procedure/pack'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { aCustomer, aStaffMember } from '@shouwen/testing/actors'
import { eventually } from '@shouwen/testing/eventually'
import { v7 as uuidv7 } from 'uuid'
import { fireTimers } from '../src/use-cases/fire-timers'
import { CalendarDesk, closedOn } from './calendar-desk'
import { LifeDesk } from './life-desk'
import { Office } from './office'

let office: Office
let desk: LifeDesk

beforeAll(async () => {
  office = await Office.open()
  desk = new LifeDesk(office)
})

beforeEach(() => office.bench.clock.set('2026-03-02T01:00:00Z'))

afterAll(() => office.bench.close())

const moveTo = (time: string) => office.bench.clock.set(`2026-03-02T${time}Z`)
const instant = (time: string) => `2026-03-02T${time}.000Z`

/** Looks as the job does, until all that is due has been said: the job itself may be about some of it. */
async function look(): Promise<void> {
  const { store } = office.bench.running
  while (await fireTimers(store));
  await eventually(async () => {
    const due: unknown[] = await store.asJob(({ manager, now }) =>
      manager.query('select 1 from timers where due_at <= $1', [now]),
    )
    expect(due).toEqual([])
  })
}

function aRepair(grade: 'minor' | 'medium' = 'minor', more: object = {}): Promise<string> {
  return office.register({ kind: 'repair', category: 'power', grade, ...more })
}

async function facts(definition: typeof clockBreached | typeof clockWarned, appealId: string) {
  const told = await office.bench.announced(definition)
  return told.filter((fact) => fact.appealId === appealId && fact.code === 'minor-repair')
}

describe('a pause', () => {
  test('stops what the procedure names, silently, and what was left is left when it goes on', async () => {
    const id = await aRepair()
    moveTo('03:00:00')
    expect(await desk.pause(id)).toEqual([])
    expect(await desk.clock(id)).toMatchObject({
      state: 'PAUSED',
      dueAt: null,
      promisedDueAt: instant('09:00:00'),
    })
    expect((await desk.clock(id, 'hand-over')).state).toBe('RUNNING')
    expect((await desk.clock(id, 'feedback-same-day')).state).toBe('RUNNING')

    moveTo('12:00:00')
    await look()
    expect(await facts(clockWarned, id)).toEqual([])
    expect(await facts(clockBreached, id)).toEqual([])

    expect(await desk.resume(id)).toEqual([])
    expect(await desk.clock(id)).toMatchObject({
      state: 'RUNNING',
      dueAt: instant('18:00:00'),
      segments: [
        { from: instant('01:00:00'), to: instant('03:00:00'), leftOut: null },
        { from: instant('03:00:00'), to: instant('12:00:00'), leftOut: 'WAITING_FOR_CUSTOMER' },
        { from: instant('12:00:00'), to: null, leftOut: null },
      ],
    })
    moveTo('18:00:00')
    await look()
    expect(await facts(clockWarned, id)).toHaveLength(1)
    expect(await facts(clockBreached, id)).toEqual([])
    moveTo('18:00:01')
    await look()
    expect(await facts(clockBreached, id)).toMatchObject([{ dueAt: instant('18:00:00') }])
    const paused = (await office.bench.announced(clockPaused)).filter(({ appealId }) => appealId === id)
    const resumed = (await office.bench.announced(clockResumed)).filter(({ appealId }) => appealId === id)
    expect(paused).toMatchObject([{ reason: 'waitingForCustomer', from: instant('03:00:00') }])
    expect(resumed).toMatchObject([{ at: instant('12:00:00'), dueAt: instant('18:00:00') }])
  })

  test('is refused where it makes no sense, and loses nothing', async () => {
    const id = await aRepair()
    expect(await desk.resume(id)).toEqual(['CLOCKS_NOT_PAUSED'])
    expect(await desk.pause(await office.register())).toEqual(['NO_CLOCK_TO_PAUSE'])
    expect(await desk.pause(uuidv7())).toEqual(['NOT_YET_KNOWN'])
    expect(await desk.pause(id, { content: ' ' })).toEqual(['INPUT_INVALID'])
    expect(await desk.pause(id, { content: '无'.repeat(501) })).toEqual(['TEXT_TOO_LONG'])
    expect(await desk.pause(id, { from: '2026-03-01T00:59:59Z' })).toEqual(['PAUSE_TIME_INVALID'])
    expect(await desk.pause(id, { from: '2026-03-02T01:00:01Z' })).toEqual(['PAUSE_TIME_INVALID'])
    expect(await desk.pause(id)).toEqual([])
    expect(await desk.pause(id)).toEqual(['CLOCKS_PAUSED'])
    moveTo('02:00:00')
    expect(await desk.resume(id, { at: '2026-03-02T00:59:59Z' })).toEqual(['PAUSE_TIME_INVALID'])
    expect(await desk.resume(id, { at: instant('01:30:00') })).toEqual([])
    expect(await desk.pause(id, { from: instant('01:29:00') })).toEqual(['PAUSE_TIME_INVALID'])
    expect(await desk.pause(id, { from: instant('01:45:00') })).toEqual([])
    moveTo('03:00:00')
    expect(await desk.resume(id)).toEqual([])
    expect((await desk.clock(id)).dueAt).toBe(instant('10:45:00'))

    moveTo('10:45:01')
    expect(await desk.pause(id, { from: instant('10:44:00') })).toEqual(['NO_CLOCK_TO_PAUSE'])
    const elsewhere = aStaffMember(office.groupId, 'officeDirector', 'lvyuan/north/other')
    const input = { appealId: id, reason: 'WAITING_FOR_PARTS', content: '缺件' }
    expect(await desk.does('pauseClocks', input, elsewhere)).toEqual(['NOT_PERMITTED'])
  })

  test('under one key is one pause', async () => {
    const id = await aRepair()
    const input = { appealId: id, reason: 'WAITING_FOR_PARTS', content: '等待断路器。' }
    const key = uuidv7()
    expect(await desk.does('pauseClocks', input, desk.worker, key)).toEqual([])
    expect(await desk.does('pauseClocks', input, desk.worker, key)).toEqual([])
    expect((await desk.look(id)).pauses).toHaveLength(1)
  })

  test('for force majeure stops nothing before another has approved it, and counts from when it was asked for', async () => {
    const id = await aRepair()
    const input = { appealId: id, reason: 'FORCE_MAJEURE', content: '台风红色预警,全区停工。' }
    expect(await desk.does('pauseClocks', input, desk.director)).toEqual([])
    const [pause] = (await desk.look(id)).pauses
    expect(pause).toMatchObject({ decision: 'AWAITED', reason: 'FORCE_MAJEURE' })
    expect((await desk.clock(id)).state).toBe('RUNNING')
    const said = { pauseId: pause?.id, approved: true }
    expect(await desk.does('approvePause', said)).toEqual(['NOT_PERMITTED'])
    expect(await desk.does('approvePause', said, desk.director)).toEqual(['ONES_OWN_REQUEST'])

    moveTo('09:00:01')
    await look()
    expect((await desk.clock(id)).breachedAt).not.toBeNull()
    const above = aStaffMember(office.groupId, 'managementDepartment', 'lvyuan')
    expect(await desk.does('approvePause', said, above)).toEqual([])
    expect(await desk.does('approvePause', said, above)).toEqual(['DECIDED_ALREADY'])
    expect(await desk.clock(id)).toMatchObject({ state: 'PAUSED', dueAt: null, breachedAt: null })
    moveTo('10:00:00')
    expect(await desk.resume(id)).toEqual([])
    expect(await desk.clock(id)).toMatchObject({ state: 'RUNNING', dueAt: instant('18:00:00') })
    moveTo('18:00:01')
    await look()
    expect((await desk.clock(id)).breachedAt).not.toBeNull()
  })

  test('that was declined has paused nothing, and another may be told of', async () => {
    const id = await aRepair()
    expect(await desk.pause(id, { reason: 'FORCE_MAJEURE' })).toEqual([])
    expect(await desk.pause(id)).toEqual(['CLOCKS_PAUSED'])
    const [pause] = (await desk.look(id)).pauses
    expect(await desk.does('approvePause', { pauseId: pause?.id, approved: false }, desk.director)).toEqual(
      [],
    )
    expect((await desk.clock(id)).dueAt).toBe(instant('09:00:00'))
    expect(await desk.pause(id)).toEqual([])
  })

  test('ends with what it waited for, and a further run counts from its beginning', async () => {
    const id = await aRepair()
    moveTo('03:00:00')
    await desk.pause(id)
    moveTo('20:00:00')
    await office.resolve(id)
    expect(await desk.clock(id)).toMatchObject({ state: 'MET', breachedAt: null })
    expect((await desk.look(id)).pauses).toMatchObject([{ endedAt: instant('20:00:00') }])
    await office.handOver(id)
    const stopped = (await office.bench.announced(clockStopped)).filter(({ appealId }) => appealId === id)
    expect(stopped.filter(({ code }) => code === 'minor-repair')).toMatchObject([{ state: 'met' }])
    await office.revisit(id, false)
    await office.reopen(id)
    expect(await office.clock(id, 'minor-repair', 2)).toMatchObject({
      state: 'RUNNING',
      dueAt: '2026-03-03T04:00:00.000Z',
    })
  })

  test('tells the customer that the clock stands still, and why, in no words of the house', async () => {
    const customerId = uuidv7()
    const id = await aRepair('minor', { customerId })
    await desk.pause(id)
    const customer = aCustomer(office.groupId, customerId)
    const { pauses, clocks } = await desk.look(id, customer)
    expect(pauses).toEqual([])
    expect(clocks.find(({ code }) => code === 'minor-repair')).toMatchObject({
      state: 'PAUSED',
      segments: [{ to: null, leftOut: 'WAITING_FOR_CUSTOMER' }],
    })
    expect((await desk.look(id, office.steward)).pauses).toMatchObject([{ content: null }])
    expect((await desk.look(id)).pauses).toMatchObject([{ content: '无人在家。' }])
  })
})

/** A procedure of the group's own, with another rule for one clock. */
async function publishChanged(version: number, code: string, change: Partial<ClockRule>): Promise<void> {
  const { id: packId, projectKind, clocks } = shippedPacks.residential
  const changed = clocks.map((rule) => (rule.code === code ? { ...rule, ...change } : rule))
  const pack = { ...shippedPacks.residential, version, clocks: changed }
  const published = { packId, version, projectKind, scope: null, effectiveFrom: office.now, pack }
  await office.bench.tell(packPublished, office.groupId, published)
}

test('a clock that starts on receipt may be late as its appeal is registered', async () => {
  await publishChanged(102, 'written-inquiry', { startsOn: 'received' })
  const receivedAt = '2026-02-28T00:30:00.000Z'
  const letter = { kind: 'inquiry', channel: 'letter', receivedAt, packVersion: 102 } as const
  const id = await office.register(letter)
  const code = 'written-inquiry'
  expect(await office.clock(id, code)).toMatchObject({
    startedAt: receivedAt,
    dueAt: '2026-03-02T00:30:00.000Z',
  })
  await look()
  const told = await office.bench.announced(clockBreached)
  expect(told.filter(({ appealId }) => appealId === id)).toMatchObject([{ code }])
})

describe('a clock of working days', () => {
  test('goes on by the calendar that it was promised under, unless a change of it is applied', async () => {
    await publishChanged(101, 'medium-repair', { window: { workingDays: 2 } })
    const [kept, moved] = [
      await aRepair('medium', { packVersion: 101 }),
      await aRepair('medium', { packVersion: 101 }),
    ]
    const code = 'medium-repair'
    expect((await desk.clock(kept, code)).dueAt).toBe('2026-03-04T09:30:00.000Z')
    /** Half past five on Monday: two whole working days are left. */
    moveTo('09:30:00')
    await desk.pause(kept)
    const calendars = new CalendarDesk(office)
    const said = { closed: [closedOn('2026-03-04', '2026-03-05')] }
    await calendars.sets(said)
    await desk.pause(moved)
    const wider = { closed: [closedOn('2026-03-04', '2026-03-06')] }
    office.bench.clock.set('2026-03-03T00:30:00Z')
    await desk.resume(kept)
    expect((await desk.clock(kept, code)).dueAt).toBe('2026-03-04T09:30:00.000Z')

    const { fingerprint } = await calendars.tries(wider)
    await calendars.sets(wider, { applyToOpen: true, fingerprint })
    await desk.resume(moved)
    /** Tuesday, and the Monday after the three days. */
    expect((await desk.clock(moved, code)).dueAt).toBe('2026-03-09T09:30:00.000Z')
  })
})

describe('a work order that stands still', () => {
  test('stops the clocks for what the procedure names, whatever the order in which it is heard', async () => {
    const id = await aRepair()
    const order = uuidv7()
    await office.resolve(id, instant('11:00:00'))
    expect((await desk.clock(id)).state).toBe('LATE')
    await desk.tellOrder(id, order, 4, instant('08:00:00'), null)
    expect((await desk.clock(id)).state).toBe('LATE')
    await desk.tellOrder(id, order, 3, instant('02:00:00'), 'awaitingParts')
    expect(await desk.clock(id)).toMatchObject({
      state: 'MET',
      dueAt: instant('15:00:00'),
      breachedAt: null,
    })
  })

  test('for the house’s own reasons stops none', async () => {
    const id = await aRepair()
    await desk.tellOrder(id, uuidv7(), 3, instant('01:30:00'), 'awaitingFunds')
    expect(await desk.clock(id)).toMatchObject({ state: 'RUNNING', dueAt: instant('09:00:00') })
  })
})

const consent = { channel: 'TELEPHONE', at: '2026-03-02T01:30:00Z', said: '同意明天上午。' }

async function extend(clockId: string, until: string, more: object = {}): Promise<readonly string[]> {
  return desk.does('requestExtension', { clockId, until, content: '须订购配件。', consent, ...more })
}

describe('an extension', () => {
  test('asked for and approved before the end moves the clock and what is said of it', async () => {
    const id = await aRepair()
    moveTo('02:00:00')
    const clock = await desk.clock(id)
    const until = '2026-03-03T03:00:00.000Z'
    expect(await extend(clock.id, until)).toEqual([])
    expect(await extend(clock.id, until)).toEqual(['ASKED_ALREADY'])
    const [asked] = (await desk.clock(id)).extensions
    expect(asked).toMatchObject({ decision: 'AWAITED', until })
    expect((await desk.clock(id)).dueAt).toBe(instant('09:00:00'))
    const said = { extensionId: asked?.id, approved: true }
    const manager = aStaffMember(office.groupId, 'departmentManager', office.path)
    const above = aStaffMember(office.groupId, 'managementDepartment', 'lvyuan')
    expect(await desk.does('decideExtension', said)).toEqual(['NOT_PERMITTED'])
    expect(await desk.does('decideExtension', said, manager)).toEqual(['NOT_PERMITTED'])
    moveTo('09:00:00')
    const both = await Promise.all([
      desk.does('decideExtension', said, desk.director),
      desk.does('decideExtension', said, above),
    ])
    expect(both.toSorted((one, other) => one.length - other.length)).toEqual([[], ['DECIDED_ALREADY']])
    expect(await desk.clock(id)).toMatchObject({ dueAt: until, promisedDueAt: instant('09:00:00') })
    const extended = (await office.bench.announced(clockExtended)).filter(({ appealId }) => appealId === id)
    expect(extended).toMatchObject([{ from: instant('09:00:00'), to: until }])
    office.bench.clock.set(until)
    await look()
    expect(await facts(clockBreached, id)).toEqual([])
    office.bench.clock.set('2026-03-03T03:00:01Z')
    await look()
    expect(await facts(clockBreached, id)).toMatchObject([{ dueAt: until }])
  })

  test('is refused after the end, to an earlier time, too far, without the customer, and where it is not foreseen', async () => {
    const id = await aRepair()
    const { id: clockId } = await desk.clock(id)
    moveTo('02:00:00')
    expect(await extend(clockId, instant('09:00:00'))).toEqual(['EXTENSION_OUT_OF_RANGE'])
    expect(await extend(clockId, '2026-03-17T09:00:01.000Z')).toEqual(['EXTENSION_OUT_OF_RANGE'])
    const until = '2026-03-03T03:00:00.000Z'
    const told = (at: string, said = '同意。') => ({ consent: { ...consent, at, said } })
    expect(await extend(clockId, until, told('2026-03-02T02:00:01Z'))).toEqual(['CUSTOMER_NOT_ASKED'])
    expect(await extend(clockId, until, told('2026-03-02T00:59:59Z'))).toEqual(['CUSTOMER_NOT_ASKED'])
    expect(await extend(clockId, until, told('2026-03-02T01:30:00Z', ' '))).toEqual(['INPUT_INVALID'])
    const feedback = await desk.clock(id, 'feedback-same-day')
    expect(await extend(feedback.id, until)).toEqual(['EXTENSION_NOT_FORESEEN'])
    expect(await extend(uuidv7(), until)).toEqual(['NOT_FOUND'])

    expect(await extend(clockId, until)).toEqual([])
    const [asked] = (await desk.clock(id)).extensions
    moveTo('09:00:01')
    const approval = { extensionId: asked?.id, approved: true }
    expect(await desk.does('decideExtension', approval, desk.director)).toEqual(['EXTENSION_TOO_LATE'])
    expect(await desk.does('decideExtension', { ...approval, approved: false }, desk.director)).toEqual([])
    expect(await extend(clockId, until)).toEqual(['EXTENSION_TOO_LATE'])
  })

  test('rests on a promised time that the customer agreed to, as far as that goes', async () => {
    const [id, other] = [await aRepair(), await aRepair()]
    const { id: clockId } = await desk.clock(id)
    moveTo('02:00:00')
    const promised = '2026-03-03T03:00:00.000Z'
    const [feedbackId, ofAnother, notContent] = [
      await office.inform(id, 'agreedToPromise', office.now, promised),
      await office.inform(other, 'agreedToPromise', office.now, promised),
      await office.inform(id, 'notContent', office.now, promised),
    ]
    const resting = (on: string | null, until = promised) =>
      extend(clockId, until, { consent: null, feedbackId: on })
    expect(await resting(uuidv7())).toEqual(['NOT_YET_KNOWN'])
    expect(await resting(notContent)).toEqual(['NOT_YET_KNOWN'])
    expect(await resting(ofAnother)).toEqual(['CUSTOMER_NOT_ASKED'])
    expect(await resting(feedbackId, '2026-03-03T03:00:00.001Z')).toEqual(['CUSTOMER_NOT_ASKED'])
    expect(await resting(null)).toEqual(['INPUT_INVALID'])
    expect(await extend(clockId, promised, { feedbackId })).toEqual(['INPUT_INVALID'])
    expect(await resting(feedbackId)).toEqual([])
    const [asked] = (await desk.clock(id)).extensions
    expect(
      await desk.does('decideExtension', { extensionId: asked?.id, approved: true }, desk.director),
    ).toEqual([])
    expect((await desk.clock(id)).dueAt).toBe(promised)
  })

  test('and a pause after it: what was left of the longer time is left', async () => {
    const id = await aRepair()
    const { id: clockId } = await desk.clock(id)
    moveTo('02:00:00')
    expect(await extend(clockId, instant('12:00:00'))).toEqual([])
    const [asked] = (await desk.clock(id)).extensions
    const approval = { extensionId: asked?.id, approved: true }
    expect(await desk.does('decideExtension', approval, desk.director)).toEqual([])
    moveTo('11:00:00')
    await desk.pause(id)
    moveTo('13:00:00')
    await desk.resume(id)
    expect((await desk.clock(id)).dueAt).toBe(instant('14:00:00'))
  })
})

test('the cause of a breach is recorded once, and stays', async () => {
  const customerId = uuidv7()
  const id = await aRepair('minor', { customerId })
  const { id: clockId } = await desk.clock(id)
  const said = { clockId, cause: 'UNDERSTAFFED' }
  moveTo('09:00:00')
  expect(await desk.does('recordBreachCause', said)).toEqual(['CLOCK_NOT_BREACHED'])
  moveTo('09:00:01')
  await look()
  const both = await Promise.all([
    desk.does('recordBreachCause', said),
    desk.does('recordBreachCause', { ...said, cause: 'MISJUDGED' }, desk.director),
  ])
  expect(both.toSorted((one, other) => one.length - other.length)).toEqual([[], ['BREACH_CAUSE_RECORDED']])
  const { breachCause } = await desk.clock(id)
  expect(['UNDERSTAFFED', 'MISJUDGED']).toContain(breachCause?.cause)
  expect((await desk.clock(id, 'minor-repair', aCustomer(office.groupId, customerId))).breachCause).toBeNull()
  expect(await desk.does('recordBreachCause', { ...said, clockId: uuidv7() })).toEqual(['NOT_FOUND'])
})

describe('an excuse', () => {
  test('is decided by another and never takes the breach away', async () => {
    const id = await aRepair()
    const { id: clockId } = await desk.clock(id)
    const asked = { clockId, cause: 'OUTSIDE_CONTROL', content: '供电局停电检修。' }
    expect(await desk.does('requestExcuse', asked)).toEqual(['CLOCK_NOT_BREACHED'])
    moveTo('10:00:00')
    await office.resolve(id)
    const breached = await desk.clock(id)
    expect(breached).toMatchObject({ state: 'LATE', excuse: null })
    expect(await desk.does('requestExcuse', asked, desk.director)).toEqual([])
    expect(await desk.does('requestExcuse', asked)).toEqual(['ASKED_ALREADY'])
    const { excuse } = await desk.clock(id)
    const said = { excuseId: excuse?.id, approved: true }
    expect(await desk.does('decideExcuse', said)).toEqual(['NOT_PERMITTED'])
    expect(await desk.does('decideExcuse', said, desk.director)).toEqual(['ONES_OWN_REQUEST'])
    const above = aStaffMember(office.groupId, 'gmOffice', 'lvyuan')
    expect(await desk.does('decideExcuse', said, above)).toEqual([])
    expect(await desk.does('decideExcuse', said, above)).toEqual(['DECIDED_ALREADY'])
    expect(await desk.clock(id)).toMatchObject({
      state: 'LATE',
      breachedAt: breached.breachedAt,
      excuse: { decision: 'APPROVED', cause: 'OUTSIDE_CONTROL' },
    })
    expect(await desk.does('requestExcuse', { ...asked, clockId: uuidv7() })).toEqual(['NOT_FOUND'])
  })
})

test('the shipped procedures let work stand still, never what the customer is told', () => {
  const told = [shippedPacks.residential, shippedPacks.mall].flatMap(({ clocks }) =>
    clocks.filter(({ stopsOn, pausedBy }) => pausedBy !== undefined && stopsOn !== 'resolved'),
  )
  expect(told).toEqual([])
})
