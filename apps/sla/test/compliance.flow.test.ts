import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals'
import type { Actor } from '@shouwen/access/actor'
import {
  acceptanceRecorded,
  appealHandedOver,
  workOrderAccepted,
  workOrderDone,
  workOrderReassigned,
} from '@shouwen/events/dispatch'
import { appealReclassified, contactAnswered } from '@shouwen/events/intake'
import { aStaffMember } from '@shouwen/testing/actors'
import { v7 as uuidv7 } from 'uuid'
import { Office } from './office'

interface Row {
  readonly key: string | null
  readonly met: number
  readonly breached: number
  readonly cancelled: number
  readonly running: number
  readonly rate: number | null
  readonly lateness: { readonly median: number; readonly p90: number; readonly most: number } | null
}

const monday = { from: '2026-03-02T00:00:00.000Z', to: '2026-03-12T00:00:00.000Z' }
const registered = '2026-03-02T01:00:00.000Z'

let office: Office
let neighbour: Office
let director: Actor
let management: Actor
const [environment, engineering] = [uuidv7(), uuidv7()]

beforeAll(async () => {
  office = await Office.open()
  neighbour = new Office(office.bench, 'residential', 'lvyuan/north/songhe')
  Object.assign(neighbour, { groupId: office.groupId })
  await neighbour.openProject()
  director = aStaffMember(office.groupId, 'officeDirector', office.path)
  management = aStaffMember(office.groupId, 'managementDepartment', 'lvyuan')
})

afterAll(() => office.bench.close())

async function asks(actor: Actor, input: object): Promise<Row[]> {
  const { data, codes } = await office.bench.ask<{ compliance: Row[] }>(
    actor,
    `query Ask($input: ComplianceInput!) { compliance(input: $input) {
      key met breached cancelled running rate lateness { median p90 most } } }`,
    { input: { ...monday, ...input } },
  )
  expect(codes).toEqual([])
  return data.compliance
}

interface Listed {
  readonly clocksOf: {
    readonly edges: readonly {
      readonly node: { readonly id: string; readonly appeal: { readonly id: string } }
    }[]
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
  }
}

async function behind(actor: Actor, input: object, cell: object): Promise<Listed['clocksOf']> {
  const { data, codes } = await office.bench.ask<Listed>(
    actor,
    `query Behind($input: ComplianceInput!, $key: String, $state: ComplianceState!, $first: Int, $after: String) {
      clocksOf(input: $input, key: $key, state: $state, first: $first, after: $after) {
        edges { node { id appeal { id } } } pageInfo { hasNextPage endCursor } } }`,
    { input: { ...monday, ...input }, ...cell },
  )
  expect(codes).toEqual([])
  return data.clocksOf
}

const handOver = (appealId: string, departmentId: string, at: string) =>
  office.bench.tell(
    appealHandedOver,
    office.groupId,
    { appealId, handoverId: uuidv7(), departmentId, duty: 'environment', staffId: null, at },
    { appealId },
  )

const answers = (appealId: string, to: string, answer: 'accepted' | 'declined') =>
  office.bench.tell(
    contactAnswered,
    office.groupId,
    { appealId, version: 2, from: office.steward.personId, to, answer },
    { appealId },
  )

const minutes = (count: number, from = registered): string =>
  new Date(Date.parse(from) + count * 60_000).toISOString()

test('counts each promise once: kept, late, called off, or not due yet', async () => {
  const kept = await office.register({ kind: 'repair', category: 'power', grade: 'minor' })
  const late = await office.register({ kind: 'repair', category: 'power', grade: 'minor' })
  const later = await office.register({ kind: 'repair', category: 'power', grade: 'minor' })
  const open = await office.register({ kind: 'repair', category: 'power', grade: 'minor' })
  const closed = await office.register({ kind: 'repair', category: 'power', grade: 'minor' })
  const elsewhere = await neighbour.register({ kind: 'repair', category: 'power', grade: 'minor' })
  await office.resolve(kept, minutes(480))
  await office.resolve(late, minutes(481))
  await office.resolve(later, minutes(490))
  await office.close(closed, null, minutes(60))
  const repairs = { clauses: ['P5.4.2'], by: 'CLAUSE' }
  expect(await asks(director, repairs)).toEqual([
    {
      key: 'P5.4.2',
      met: 1,
      breached: 2,
      cancelled: 1,
      running: 1,
      rate: 1 / 3,
      lateness: { median: 330, p90: 546, most: 600 },
    },
  ])
  /** Late by now, whether the job has looked or not. */
  office.bench.clock.set(minutes(540))
  const [now] = await asks(director, repairs)
  expect(now).toMatchObject({ breached: 3, running: 0, rate: 1 / 4, lateness: { most: 3_600 } })

  for (const [state, ids] of [
    ['MET', [kept]],
    ['BREACHED', [late, later, open]],
    ['CANCELLED', [closed]],
    ['RUNNING', []],
  ] as const) {
    const { edges } = await behind(director, repairs, { key: 'P5.4.2', state })
    expect({ state, ids: edges.map(({ node }) => node.appeal.id).sort() }).toEqual({
      state,
      ids: [...ids].sort(),
    })
  }
  const first = await behind(director, repairs, { key: 'P5.4.2', state: 'BREACHED', first: 2 })
  expect(first.pageInfo.hasNextPage).toBe(true)
  const after = first.pageInfo.endCursor
  const rest = await behind(director, repairs, { key: 'P5.4.2', state: 'BREACHED', first: 2, after })
  const whole = await behind(director, repairs, { key: 'P5.4.2', state: 'BREACHED' })
  /** In one order, though two of them have ended and one runs on. */
  expect([...first.edges, ...rest.edges]).toEqual(whole.edges)
  expect(whole.edges.map(({ node }) => node.id)).toEqual(whole.edges.map(({ node }) => node.id).sort())

  const byProject = { ...repairs, by: 'PROJECT' }
  expect((await asks(director, byProject)).map(({ key }) => key)).toEqual([office.projectId])
  expect((await asks(management, byProject)).map(({ key, breached }) => [key, breached])).toEqual([
    [office.projectId, 3],
    [neighbour.projectId, 1],
  ])
  const one = { ...byProject, projectIds: [neighbour.projectId] }
  expect((await asks(management, one)).map(({ key }) => key)).toEqual([neighbour.projectId])
  expect(await asks(director, one)).toEqual([])
  expect((await behind(director, one, { key: neighbour.projectId, state: 'BREACHED' })).edges).toEqual([])
  expect((await asks(management, { ...repairs, by: 'KIND' })).map(({ key }) => key)).toEqual(['REPAIR'])
  expect(await asks(management, { ...repairs, kinds: ['COMPLAINT'] })).toEqual([])
  await office.close(open, null)
  await neighbour.close(elsewhere, null)
  /** Called off when it was late already, it stays late. */
  expect((await asks(director, repairs))[0]).toMatchObject({ breached: 3, cancelled: 1 })
  office.bench.clock.set(registered)
})

test('a clock counts under the department that had it when it ended, and under who answered for it then', async () => {
  const successor = uuidv7()
  const id = await office.register({ firstContactId: office.steward.personId })
  await handOver(id, environment, minutes(5))
  await office.inform(id, 'understood', minutes(10))
  await answers(id, successor, 'declined')
  office.bench.clock.set(minutes(20))
  await office.bench.tell(
    workOrderReassigned,
    office.groupId,
    {
      appealId: id,
      workOrderId: uuidv7(),
      staffId: uuidv7(),
      at: minutes(20),
      version: 2,
      handoverId: uuidv7(),
      fromDepartmentId: environment,
      departmentId: engineering,
      duty: 'engineering',
    },
    { appealId: id },
  )
  await answers(id, successor, 'accepted')
  await office.resolve(id, minutes(30))
  const those = {
    projectIds: [office.projectId],
    kinds: ['COMPLAINT'],
    clauses: ['P5.2.1', 'P5.2.3', 'P5.4.1'],
  }
  const counted = async (by: string) =>
    Object.fromEntries((await asks(director, { ...those, by })).map(({ key, met }) => [key, met]))
  /** The hand-over is nobody's; told under the first department, put right under the second. */
  expect(await counted('DEPARTMENT')).toEqual({ null: 1, [environment]: 2, [engineering]: 1 })
  expect(await counted('PERSON')).toEqual({ [office.steward.personId]: 3, [successor]: 1 })
  expect((await behind(director, { ...those, by: 'DEPARTMENT' }, { state: 'MET' })).edges).toHaveLength(1)

  await office.bench.tell(
    appealReclassified,
    office.groupId,
    {
      appealId: id,
      version: 9,
      from: 'complaint',
      kind: 'suggestion',
      category: 'cleaning',
      grade: null,
      impact: null,
      aboutService: true,
      at: minutes(40),
    },
    { appealId: id },
  )
  expect(await counted('PERSON')).toEqual({ [office.steward.personId]: 3, [successor]: 1 })
  office.bench.clock.set(registered)
})

test.each([
  [{ from: monday.to, to: monday.from }, 'INPUT_INVALID'],
  [{ to: '2028-03-02T00:00:00.000Z' }, 'INPUT_INVALID'],
  [{ clauses: Array.from({ length: 101 }, () => 'P5.2.3') }, 'INPUT_INVALID'],
  [{ projectIds: ['hetang'] }, 'INPUT_INVALID'],
])('refuses %j', async (input, code) => {
  const query = `query Ask($input: ComplianceInput!) { compliance(input: $input) { key } }`
  const asked = { input: { ...monday, by: 'PROJECT', ...input } }
  expect((await office.bench.ask(director, query, asked)).codes).toEqual([code])
})

test('is counted by one statement, and by person not for everybody', async () => {
  const statements = jest.spyOn(office.bench.running.store, 'read')
  try {
    await asks(director, { by: 'KIND' })
    expect(statements).toHaveBeenCalledTimes(1)
  } finally {
    statements.mockRestore()
  }
  const query = `query Ask($input: ComplianceInput!) { compliance(input: $input) { key } }`
  const bi = aStaffMember(office.groupId, 'biReader', 'lvyuan')
  const codesFor = async (actor: Actor, by: string) =>
    (await office.bench.ask(actor, query, { input: { ...monday, by } })).codes
  expect(await codesFor(bi, 'PROJECT')).toEqual([])
  expect(await codesFor(bi, 'PERSON')).toEqual(['NOT_PERMITTED'])
  expect(await codesFor(office.steward, 'PROJECT')).toEqual(['NOT_PERMITTED'])
})

describe('what is due next', () => {
  const due = async (actor: Actor, of?: string): Promise<string[]> => {
    const { data, codes } = await office.bench.ask<{
      dueNext: { edges: { node: { appeal: { id: string } } }[] }
    }>(
      actor,
      `query Due($of: DueNextScope) { dueNext(of: $of, first: 100) { edges { node { appeal { id } } } } }`,
      of === undefined ? {} : { of },
    )
    expect(codes).toEqual([])
    return [...new Set(data.dueNext.edges.map(({ node }) => node.appeal.id))]
  }

  test('is mine as the first contact, and no more once somebody else has taken the duty over', async () => {
    const colleague = aStaffMember(office.groupId, 'buildingSteward', office.path)
    const mine = await office.register()
    const theirs = await office.register({ firstContactId: colleague.personId })
    expect(await due(office.steward, 'MINE')).toContain(mine)
    expect(await due(office.steward, 'MINE')).not.toContain(theirs)
    expect(await due(colleague, 'MINE')).toEqual([theirs])
    await answers(mine, colleague.personId, 'declined')
    expect(await due(colleague, 'MINE')).toEqual([theirs])
    await answers(mine, colleague.personId, 'accepted')
    expect(await due(office.steward, 'MINE')).not.toContain(mine)
    expect((await due(colleague, 'MINE')).sort()).toEqual([mine, theirs].sort())
    /** What runs again after the duty went over is the new one's, too. */
    await office.resolve(mine)
    await office.reopen(mine)
    expect((await due(colleague, 'MINE')).sort()).toEqual([mine, theirs].sort())
    await office.close(mine, null)
    expect(await due(colleague, 'MINE')).toEqual([theirs])
  })

  test('is mine while I have an order of it in hand', async () => {
    const worker = aStaffMember(office.groupId, 'departmentWorker', office.path)
    const appealId = await office.register()
    const order = { appealId, workOrderId: uuidv7(), staffId: worker.personId, at: registered }
    expect(await due(worker, 'MINE')).toEqual([])
    await office.bench.tell(workOrderAccepted, office.groupId, order, { appealId })
    expect(await due(worker, 'MINE')).toEqual([appealId])
    const done = { ...order, version: 3, awaitsAcceptance: true }
    await office.bench.tell(workOrderDone, office.groupId, done, { appealId })
    expect(await due(worker, 'MINE')).toEqual([])
    const refused = { ...order, version: 4, accepted: false }
    await office.bench.tell(acceptanceRecorded, office.groupId, refused, { appealId })
    expect(await due(worker, 'MINE')).toEqual([appealId])
  })

  test("is my office's where I hold a post there; who stands above sees all", async () => {
    const elsewhere = await neighbour.register()
    const ofOffice = await due(director, 'MY_OFFICE')
    expect(ofOffice).not.toContain(elsewhere)
    expect(ofOffice).toEqual(await due(director))
    expect(await due(management, 'MY_OFFICE')).toEqual([])
    expect(await due(management, 'ALL')).toEqual(expect.arrayContaining([...ofOffice, elsewhere]))
  })
})
