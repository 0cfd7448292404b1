import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { simulationEnded, simulationStarted } from '@shouwen/events/sla'
import { stepOpened, stepSettled } from '@shouwen/events/intake'
import { shippedPacks } from '@shouwen/procedure/shipped-packs'
import { aStaffMember } from '@shouwen/testing/actors'
import { v7 as uuidv7 } from 'uuid'
import { fireTimers } from '../src/use-cases/fire-timers'
import { replayPast } from '../src/use-cases/replay-past'
import { LifeDesk } from './life-desk'
import { Office } from './office'
import { SimulationDesk, type LineSeen } from './simulation-desk'

const { residential } = shippedPacks
const asItWas = { packId: 'residential', version: residential.version }

let office: Office
let desk: SimulationDesk
let withSteps: SimulationDesk
let withPauses: SimulationDesk

/** The past is lived first; then the service's own job is quiet, so that each test says when what is replayed. */
beforeAll(async () => {
  office = await Office.open()
  desk = new SimulationDesk(office)
  await livesOfAWeek()
  withSteps = new SimulationDesk(await aLifeWithAStep())
  withPauses = new SimulationDesk(await livesThatStoodStill())
  await office.bench.running.quieten()
})

afterAll(() => office.bench.close())

/** Appeals of several kinds, done in time, late, not at all, reopened, closed; and the engine looks on. */
async function livesOfAWeek(): Promise<void> {
  const { clock, running } = office.bench
  const look = async (): Promise<void> => {
    while (await fireTimers(running.store));
  }
  for (const [day, kind] of (
    ['complaint', 'repair', 'assistance', 'inquiry', 'suggestion'] as const
  ).entries()) {
    const on = (time: string): string => `2026-03-0${day + 2}T${time}:00.000Z`
    clock.set(on('01:00'))
    const grade = kind === 'repair' ? 'minor' : null
    const quick = await office.register({ kind, grade })
    const slow = await office.register({ kind, grade })
    const unseen = await office.register({ kind, grade, channel: 'letter' })
    if (kind === 'repair') await office.resolve(unseen, on('01:05'))
    await office.handOver(quick, on('01:10'))
    await office.handOver(slow, on('01:45'))
    await office.inform(quick, 'understood', on('02:00'))
    clock.set(on('09:30'))
    await office.resolve(quick, on('02:30'))
    await office.resolve(slow, on('09:30'))
    await look()
    await office.revisit(quick, true, on('09:40'))
    await office.close(quick, uuidv7(), on('09:40'))
    await office.revisit(slow, false, on('09:50'))
    await office.reopen(slow, on('09:50'))
  }
  clock.set('2026-03-09T01:00:00.000Z')
  await look()
}

/** An appeal whose customer was contacted within five minutes, as its playbook asks. */
async function aLifeWithAStep(): Promise<Office> {
  const { bench } = office
  const other = await Office.open('residential', bench)
  const appealId = await other.register()
  const step = { playbook: 'service-complaint', step: 'contact', appealId, timed: true }
  const opened = { ...step, posts: [], at: other.now }
  await bench.tell(stepOpened, other.groupId, opened, { appealId })
  bench.clock.pass(300_000)
  const done = { ...step, how: 'done', at: other.now } as const
  await bench.tell(stepSettled, other.groupId, done, { appealId })
  return other
}

/** A repair that waited for its customer for three hours and was done within what was left, and one that waits to this day. */
async function livesThatStoodStill(): Promise<Office> {
  const { bench } = office
  const other = await Office.open('residential', bench)
  const people = new LifeDesk(other)
  bench.clock.set('2026-03-02T01:00:00.000Z')
  const [done, waits] = [await aMinorRepair(other), await aMinorRepair(other)]
  bench.clock.set('2026-03-02T02:00:00.000Z')
  for (const appealId of [done, waits]) expect(await people.pause(appealId)).toEqual([])
  bench.clock.set('2026-03-02T05:00:00.000Z')
  expect(await people.does('resumeClocks', { appealId: done })).toEqual([])
  bench.clock.set('2026-03-02T11:30:00.000Z')
  await other.resolve(done)
  return other
}

function aMinorRepair(of: Office): Promise<string> {
  return of.register({ kind: 'repair', grade: 'minor' })
}

const both = ({ whatIf, happened }: LineSeen): unknown[] => [whatIf, happened]

describe('a replay of the past', () => {
  beforeEach(() => office.bench.clock.set('2026-03-10T01:00:00.000Z'))

  test('under the same procedure and calendar is what happened, however it is split', async () => {
    const id = await desk.start(asItWas)
    await desk.replay()
    expect(await desk.seen(id)).toMatchObject({ state: 'DONE', replayed: 15, total: 15 })
    for (const by of [[], ['KIND'], ['PROJECT'], ['DEPARTMENT'], ['CLOCK'], ['KIND', 'CLOCK']]) {
      const lines = await desk.lines(id, ...by)
      expect(lines.length).toBeGreaterThan(0)
      for (const line of lines) {
        const [whatIf, happened] = both(line)
        expect({ by, ...line, figures: whatIf }).toEqual({ by, ...line, figures: happened })
      }
    }
    const [whole] = await desk.lines(id)
    expect(whole).toMatchObject({ appeals: 15, whatIf: { running: expect.any(Number) } })
    for (const part of ['met', 'breached', 'cancelled', 'running'] as const)
      expect(whole?.whatIf[part]).toBeGreaterThan(0)
  })

  test('a draft with other windows breaches others, and nothing that is promised changes', async () => {
    const before = await office.bench.trail()
    const clocks = residential.clocks.map((rule) =>
      rule.code === 'hand-over' ? { ...rule, window: { minutes: 60 } } : rule,
    )
    const id = await desk.start({ pack: { ...residential, id: 'slower', version: 1, clocks } })
    await desk.replay()
    const handovers = (await desk.lines(id, 'CLOCK')).find(({ clock }) => clock?.code === 'hand-over')
    // Inquiries are handed over to nobody; of the other four kinds one was handed over after 45 minutes, one never.
    expect(handovers).toMatchObject({
      appeals: 12,
      clock: { code: 'hand-over', clause: 'P5.2.1' },
      whatIf: { met: 8, breached: 3, cancelled: 1 },
      happened: { met: 4, breached: 7, cancelled: 1, lateMedianMinutes: expect.any(Number) },
    })
    const after = await office.bench.trail()
    expect(after.slice(before.length).map(({ type }) => type)).toEqual([
      simulationStarted.type,
      simulationEnded.type,
    ])
  })

  test('another calendar counts other days', async () => {
    const clocks = residential.clocks.map((rule) =>
      rule.code === 'feedback-same-day' ? { ...rule, window: { workingDays: 1 } } : rule,
    )
    const pack = { ...residential, id: 'working-days', version: 1, clocks }
    const closed = [{ from: '2026-03-02', to: '2026-03-10', zh: '停业', en: 'closed' }]
    const plain = await desk.start({ pack })
    await desk.replay()
    const tried = await desk.start({ pack, calendar: { closed } })
    await desk.replay()
    const breached = async (id: string): Promise<number | undefined> =>
      (await desk.lines(id, 'CLOCK')).find(({ clock }) => clock?.code === 'feedback-same-day')?.whatIf
        .breached
    expect([await breached(plain), await breached(tried)]).toEqual([10, 0])
  })

  test('leaves out the times in which a matter could not go on', async () => {
    const id = await withPauses.start(asItWas)
    await withPauses.replay()
    const lines = await withPauses.lines(id, 'CLOCK')
    for (const line of lines)
      expect({ ...line, figures: line.whatIf }).toEqual({ ...line, figures: line.happened })
    expect(lines.find(({ clock }) => clock?.code === 'minor-repair')).toMatchObject({
      whatIf: { clocks: 2, met: 1, breached: 0, running: 1 },
    })
  })

  test('steps of playbooks are replayed too', async () => {
    const id = await withSteps.start(asItWas)
    await withSteps.replay()
    const contact = (await withSteps.lines(id, 'CLOCK')).find(({ clock }) => clock?.code.endsWith('/contact'))
    expect(contact).toMatchObject({ whatIf: { clocks: 1, met: 1 }, happened: { clocks: 1, met: 1 } })
  })
})

describe('its job', () => {
  test('goes on where another process was broken off, and two at once come to one result', async () => {
    const { store } = office.bench.running
    const pace = { batch: 2, batches: 1 }
    const whole = await desk.start(asItWas)
    await desk.replay()
    const id = await desk.start(asItWas)
    for (let turn = 0; turn < 3; turn += 1) await replayPast(pace)(store)
    expect(await desk.seen(id)).toMatchObject({ state: 'RUNNING', replayed: 6, lines: null })
    const [one, other] = [replayPast(pace), replayPast(pace)]
    for (let more = true; more;) more = (await Promise.all([one(store), other(store)])).some(Boolean)
    expect(await desk.lines(id, 'KIND', 'CLOCK')).toEqual(await desk.lines(whole, 'KIND', 'CLOCK'))
    const ended = (await office.bench.announced(simulationEnded)).filter((fact) => fact.simulationId === id)
    expect(ended).toEqual([{ simulationId: id, state: 'done', appeals: 15 }])
  })

  test('is ended by who cancels it: there is no result, and the next may start', async () => {
    const id = await desk.start(asItWas)
    const { codes, errors } = await desk.starts(asItWas)
    expect(codes).toEqual(['SIMULATION_RUNNING'])
    expect(JSON.stringify(errors)).toContain(id)
    await replayPast({ batch: 2, batches: 1 })(office.bench.running.store)
    expect((await desk.cancels(id)).data.cancelSimulation).toMatchObject({ state: 'CANCELLED' })
    await desk.replay()
    expect(await desk.seen(id)).toMatchObject({ state: 'CANCELLED', replayed: 2, lines: null })
    expect((await desk.cancels(id)).codes).toEqual(['SIMULATION_ENDED'])
    const next = await desk.start(asItWas)
    expect((await desk.cancels(next)).codes).toEqual([])
  })

  test('that fails again and again is given up, and holds up nobody', async () => {
    const { store } = office.bench.running
    const id = await desk.start(asItWas)
    await store.asJob(({ manager }) =>
      manager.query(`update simulations set pack = '{}' where id = $1`, [id]),
    )
    for (let fault = 0; fault < 5; fault += 1) await expect(replayPast()(store)).rejects.toThrow()
    expect(await desk.seen(id)).toMatchObject({ state: 'FAILED', lines: null })
    expect(await replayPast()(store)).toBe(false)
  })
})

describe('is refused', () => {
  const problemsOf = async (input: Record<string, unknown>): Promise<[string | undefined, string]> => {
    const { codes, errors } = await desk.starts(input)
    return [codes[0], JSON.stringify(errors?.[0]?.extensions)]
  }

  test.each([
    ['a span that ends before it begins', { to: '2026-02-01T00:00:00Z' }, 'to: must be later than from'],
    ['one of three years', { to: '2029-03-01T00:00:00Z' }, 'to: at most 731 days after from'],
    ['one that has not begun', { from: '2027-03-01T00:00:00Z', to: '2027-03-02T00:00:00Z' }, 'from: lies in'],
    ['no project', { projectIds: [] }, 'projectIds: 1 to 50'],
    ['a procedure and a draft', { pack: residential }, 'packId: give packId and version, or pack'],
    [
      'hours that overlap',
      { calendar: { hours: [{ opens: '09:00', closes: '08:00' }] } },
      'calendar.hours.0: opens and closes',
    ],
    [
      'a closed day that is none',
      { calendar: { closed: [{ from: '2026-02-30', to: '2026-03-01', zh: '某', en: 'x' }] } },
      'calendar.closed.0: from and to must be dates',
    ],
  ])('%s, with its path', async (_what, input, problem) => {
    expect(await problemsOf({ ...asItWas, ...input })).toEqual([
      'INPUT_INVALID',
      expect.stringContaining(problem),
    ])
  })

  test('a project named twice, one that nobody knows, a version that was never published, a faulty draft', async () => {
    const { projectId } = office
    const twice = { ...asItWas, projectIds: [projectId, projectId] }
    expect(await problemsOf(twice)).toEqual(['INPUT_INVALID', expect.stringContaining('is named twice')])
    expect(await problemsOf({ ...asItWas, projectIds: [uuidv7()] })).toEqual([
      'NOT_YET_KNOWN',
      expect.any(String),
    ])
    expect(await problemsOf({ packId: 'residential', version: 99 })).toEqual([
      'NOT_FOUND',
      expect.stringContaining('residential 99'),
    ])
    const [first, ...rest] = residential.clocks
    const faulty = { ...residential, clocks: [{ ...first, window: { hours: -1 } }, ...rest] }
    expect(await problemsOf({ pack: faulty })).toEqual([
      'PACK_INVALID',
      expect.stringContaining('clocks.0.window.hours'),
    ])
  })

  test('to whom the place is not theirs, and hidden from them', async () => {
    const director = aStaffMember(office.groupId, 'officeDirector', office.path)
    const elsewhere = aStaffMember(office.groupId, 'managementDepartment', 'lvyuan/south')
    expect((await desk.starts(asItWas, director)).codes).toEqual(['NOT_PERMITTED'])
    expect((await desk.starts(asItWas, elsewhere)).codes).toEqual(['NOT_PERMITTED'])
    const id = await desk.start(asItWas)
    expect(await desk.seen(id, [], elsewhere)).toBeNull()
    const list = 'query List { simulations(first: 1) { edges { node { id } } pageInfo { hasNextPage } } }'
    const [mine, theirs] = await Promise.all([
      office.bench.ask<{ simulations: { edges: { node: { id: string } }[] } }>(desk.management, list),
      office.bench.ask<{ simulations: { edges: unknown[] } }>(elsewhere, list),
    ])
    expect(mine.data.simulations.edges.map(({ node }) => node.id)).toEqual([id])
    expect(theirs.data.simulations.edges).toEqual([])
    await desk.cancels(id)
  })
})
