import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { calendarSet, clockBreached, clockMoved, holidaysPublished } from '@shouwen/events/sla'
import { aStaffMember } from '@shouwen/testing/actors'
import { ServiceBench } from '@shouwen/testing/service-bench'
import fc from 'fast-check'
import { service } from '../src/service'
import { fireTimers } from '../src/use-cases/fire-timers'
import { CalendarDesk, closedOn, madeUp2027, type Said } from './calendar-desk'
import { Office } from './office'

let bench: ServiceBench
let office: Office
let desk: CalendarDesk

beforeAll(async () => {
  bench = await ServiceBench.mount(service)
})

/** Each test has a group of its own: what is published and set never changes. */
beforeEach(async () => {
  bench.clock.set('2026-03-02T01:00:00Z')
  office = await Office.open('mall', bench)
  desk = new CalendarDesk(office)
})

afterAll(() => bench.close())

const oneDay = 'feedback-one-working-day'
const dueOf = async (appealId: string): Promise<string> => (await office.clock(appealId, oneDay)).dueAt

async function look(): Promise<void> {
  while (await fireTimers(bench.running.store));
}

test('a closed day moves the clocks that count it, as the dry run showed; what is due then fires then', async () => {
  const monday = await office.register()
  bench.clock.set('2026-03-03T01:00:00Z')
  const tuesday = await office.register()
  const said = { closed: [closedOn('2026-03-04', '2026-03-05')] }
  const tried = await desk.tries(said)
  const [from, to] = ['2026-03-04T09:30:00.000Z', '2026-03-06T09:30:00.000Z']
  const clock = await office.clock(tuesday, oneDay)
  expect(tried).toMatchObject({ total: 1, moves: { edges: [{ node: { id: clock.id, from, to } }] } })
  expect(await dueOf(tuesday)).toBe(from)

  const { data } = await desk.sets(said, { applyToOpen: true, fingerprint: tried.fingerprint })
  expect(data.setProjectCalendar).toEqual({ version: 1, moved: 1 })
  expect(await office.clock(tuesday, oneDay)).toMatchObject({
    dueAt: to,
    explanation: { calendarVersion: 'cn-2026.1+1', holidaysSkipped: [closedOn('2026-03-04', '2026-03-05')] },
  })
  expect(await dueOf(monday)).toBe('2026-03-03T09:30:00.000Z')
  const moved = (await bench.announced(clockMoved)).filter(({ appealId }) => appealId === tuesday)
  expect(moved).toMatchObject([{ from, to, why: 'calendarSet', calendarVersion: 'cn-2026.1+1' }])
  expect(await bench.announced(calendarSet)).toContainEqual(
    expect.objectContaining({ projectId: office.projectId, version: 1, effectiveFrom: '2026-03-03' }),
  )

  bench.clock.set(to)
  await look()
  const breached = async () => (await bench.announced(clockBreached)).filter(({ code }) => code === oneDay)
  expect((await breached()).filter(({ appealId }) => appealId === tuesday)).toEqual([])
  bench.clock.pass(1)
  await look()
  expect((await breached()).filter(({ appealId }) => appealId === tuesday)).toMatchObject([{ dueAt: to }])
})

test('clocks keep what was promised unless it is asked for, and what is heard later does not undo a move', async () => {
  const appealId = await office.register()
  const said = { closed: [closedOn('2026-03-03')] }
  await desk.sets(said)
  expect(await dueOf(appealId)).toBe('2026-03-03T09:30:00.000Z')
  const later = await office.register()
  expect(await dueOf(later)).toBe('2026-03-04T09:30:00.000Z')

  const wider = { closed: [closedOn('2026-03-03', '2026-03-04')] }
  const { fingerprint, total } = await desk.tries(wider)
  expect(total).toBe(2)
  await desk.sets(wider, { applyToOpen: true, fingerprint })
  await office.handOver(appealId)
  expect(await dueOf(appealId)).toBe('2026-03-05T09:30:00.000Z')
})

test('a change whose moves are others than those of the dry run is refused, and changes nothing', async () => {
  const said = { closed: [closedOn('2026-03-03')] }
  await office.register()
  const { fingerprint } = await desk.tries(said)
  const second = await office.register()
  expect((await desk.sets(said, { applyToOpen: true, fingerprint })).codes).toEqual(['CLOCKS_CHANGED'])
  expect((await desk.sets(said, { applyToOpen: true })).codes).toEqual(['CLOCKS_CHANGED'])
  expect(await dueOf(second)).toBe('2026-03-03T09:30:00.000Z')
  expect(
    (await bench.announced(calendarSet)).filter(({ projectId }) => projectId === office.projectId),
  ).toEqual([])
})

test('what has ended or is late is never moved', async () => {
  const met = await office.register()
  await office.inform(met)
  const late = await office.register()
  bench.clock.set('2026-03-03T09:30:00.001Z')
  expect((await desk.tries({ closed: [closedOn('2026-03-03', '2026-03-04')] })).total).toBe(0)
  await look()
  expect((await desk.tries({ hours: [{ opens: '10:00', closes: '20:00' }] })).total).toBe(0)
  expect(await office.states(late)).toContain(`${oneDay}#1 RUNNING`)
})

test('of two who change a calendar at once, the second hears that the clocks have been moved', async () => {
  const first = await office.register()
  const said = { closed: [closedOn('2026-03-03')] }
  const { fingerprint } = await desk.tries(said)
  const answers = await Promise.all([
    desk.sets(said, { applyToOpen: true, fingerprint }),
    desk.sets(said, { applyToOpen: true, fingerprint }),
  ])
  expect(answers.map(({ codes }) => codes).sort()).toEqual([[], ['CLOCKS_CHANGED']])
  expect(await dueOf(first)).toBe('2026-03-04T09:30:00.000Z')
})

test('hours that change from a day on move what is due from that day on', async () => {
  const monday = await office.register()
  bench.clock.set('2026-03-03T01:00:00Z')
  const tuesday = await office.register()
  const said = {
    hours: [
      { opens: '10:00', closes: '12:00' },
      { opens: '14:00', closes: '21:00' },
    ],
    effectiveFrom: '2026-03-04',
  }
  const { fingerprint, total } = await desk.tries(said)
  expect(total).toBe(1)
  await desk.sets(said, { applyToOpen: true, fingerprint })
  expect(await dueOf(monday)).toBe('2026-03-03T09:30:00.000Z')
  expect(await dueOf(tuesday)).toBe('2026-03-04T13:00:00.000Z')
})

test('a published notice moves the clocks that counted days nobody knew, and confirms the others', async () => {
  bench.clock.set('2026-12-30T01:00:00Z')
  const known = await office.register()
  bench.clock.set('2026-12-31T01:00:00Z')
  const overNewYear = await office.register()
  bench.clock.set('2027-01-01T01:00:00Z')
  const afterNewYear = await office.register()
  const before = await office.clock(overNewYear, oneDay)
  expect(before).toMatchObject({ dueAt: '2027-01-01T09:30:00.000Z', provisional: true })

  const { total, fingerprint } = await desk.triesNotice(madeUp2027)
  expect(total).toBe(2)
  const { data } = await desk.publishes({ ...madeUp2027, applyToOpen: true, fingerprint })
  expect(data.publishHolidays).toEqual({ year: 2027, version: 1, moved: 2 })
  expect(await dueOf(known)).toBe('2026-12-31T09:30:00.000Z')
  const to = '2027-01-05T09:30:00.000Z'
  expect(await office.clock(overNewYear, oneDay)).toMatchObject({ dueAt: to, provisional: false })
  expect(await dueOf(afterNewYear)).toBe(to)
  const published = await bench.announced(holidaysPublished)
  expect(published.at(-1)).toMatchObject({ year: 2027, version: 1, makeUpWorkdays: [{ on: '2027-01-10' }] })
})

test('a day that turns out to be worked after all is only confirmed', async () => {
  bench.clock.set('2027-01-06T01:00:00Z')
  const appealId = await office.register()
  const { total, fingerprint } = await desk.triesNotice(madeUp2027)
  expect(total).toBe(0)
  await desk.publishes({ ...madeUp2027, applyToOpen: true, fingerprint })
  expect(await office.clock(appealId, oneDay)).toMatchObject({
    dueAt: '2027-01-07T09:30:00.000Z',
    provisional: false,
    explanation: { calendarVersion: 'cn-2027.2' },
  })
})

test('whoever does not answer for the place sets nothing, and nobody sets what makes no sense', async () => {
  const { steward, groupId } = office
  const elsewhere = aStaffMember(groupId, 'officeDirector', 'lvyuan/north/other')
  expect((await desk.sets({}, {}, steward)).codes).toEqual(['NOT_PERMITTED'])
  expect((await desk.sets({}, {}, elsewhere)).codes).toEqual(['NOT_PERMITTED'])
  const ofACompany = aStaffMember(groupId, 'managementDepartment', 'lvyuan/north')
  expect((await desk.publishes(madeUp2027, ofACompany)).codes).toEqual(['NOT_PERMITTED'])
  const senseless: readonly Said[] = [
    { hours: [] },
    { hours: [{ opens: '18:00', closes: '09:00' }] },
    { closed: [closedOn('2026-03-05', '2026-03-04')] },
    { closed: [closedOn('2026-03-05'), closedOn('2026-03-05')] },
    { closed: [{ ...closedOn('2026-03-05'), zh: ' ' }] },
    { worked: [{ on: '2026-02-30', zh: '开放日', en: 'open day' }] },
    { effectiveFrom: '2026-03-01' },
    { effectiveFrom: '2028-03-01' },
  ]
  for (const said of senseless) {
    expect((await desk.sets(said)).codes).toEqual(['INPUT_INVALID'])
  }
  for (const notice of [
    { ...madeUp2027, year: 2028 },
    { ...madeUp2027, year: 2025 },
    { ...madeUp2027, format: 'ICS' },
    { ...madeUp2027, text: '今年放假' },
  ]) {
    expect((await desk.publishes(notice)).codes).toEqual(['INPUT_INVALID'])
  }
})

const anyDay = fc.integer({ min: 3, max: 27 }).map((day) => `2026-03-${String(day).padStart(2, '0')}`)

test('what the dry run shows is what is moved, page by page, whatever the calendar', async () => {
  const appeals: string[] = []
  for (const at of [
    '2026-03-02T01:00:00Z',
    '2026-03-03T04:00:00Z',
    '2026-03-05T02:00:00Z',
    '2026-03-06T08:00:00Z',
  ]) {
    bench.clock.set(at)
    appeals.push(await office.register())
  }
  bench.clock.set('2026-03-03T08:00:00Z')
  const dues = async () => {
    const clocks = (await office.clocksOfAll(appeals)).flat()
    return new Map(clocks.map(({ id, dueAt }) => [id, dueAt]))
  }
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        closed: fc.uniqueArray(anyDay, { maxLength: 6 }).map((days) => days.map((on) => closedOn(on))),
        closes: fc.constantFrom('16:00', '17:30', '22:00'),
        effectiveFrom: anyDay,
      }),
      async ({ closed, closes, effectiveFrom }) => {
        const said = { closed, hours: [{ opens: '08:30', closes }], effectiveFrom }
        const before = await dues()
        const shown = new Map<string, readonly [string, string]>()
        let page = await desk.tries(said, { first: 1 })
        const { fingerprint, total } = page
        for (;;) {
          for (const { node } of page.moves.edges) shown.set(node.id, [node.from, node.to])
          if (!page.moves.pageInfo.hasNextPage) break
          page = await desk.tries(said, { first: 1, after: page.moves.pageInfo.endCursor })
        }
        expect(shown.size).toBe(total)
        const { data } = await desk.sets(said, { applyToOpen: true, fingerprint })
        expect(data.setProjectCalendar?.moved).toBe(total)
        for (const [id, dueAt] of await dues()) {
          const was = before.get(id)
          expect([was, dueAt]).toEqual(shown.get(id) ?? [was, was])
        }
      },
    ),
    { numRuns: 15 },
  )
})
