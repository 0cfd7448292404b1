import { afterAll, beforeAll, beforeEach, expect, jest, test } from '@jest/globals'
import type { Actor } from '@shouwen/access/actor'
import { departmentJoined, workOrderReassigned, workOrderRefused } from '@shouwen/events/dispatch'
import { appealReopened, appealResolved } from '@shouwen/events/intake'
import { aStaffMember } from '@shouwen/testing/actors'
import { v7 as uuidv7 } from 'uuid'
import { aFile, aWorker, Estate } from './estate'
import { uncoordinated } from './handover-rules'
import { change, firstOrder, handled, mutation, type Order } from './orders'

const refuse = mutation('refuseWorkOrder')
const reassign = mutation('reassignWorkOrder')
const join = mutation('joinDepartment', 'id')

let estate: Estate
let worker: Actor
let manager: Actor
let director: Actor
let appealId: string
let order: Order

beforeAll(async () => {
  estate = await Estate.open()
  const staff = [aWorker('li', 'engineering'), aWorker('chen', 'service')]
  await estate.imported(aFile('lvyuan', {}, { staff }))
  await estate.publishPack()
  worker = estate.worker('li', 'engineering')
  const engineering = [estate.departmentId('engineering')]
  manager = aStaffMember(estate.groupId, 'departmentManager', estate.path, engineering)
  director = aStaffMember(estate.groupId, 'officeDirector', estate.path)
})

afterAll(() => estate.bench.close())

beforeEach(async () => {
  appealId = await estate.registered()
  order = await firstOrder(estate, appealId)
})

const toService = () => ({ departmentId: estate.departmentId('service'), reason: '由客服协调住户。' })

async function codesOf(
  actor: Actor,
  document: string,
  variables: Record<string, unknown>,
): Promise<string[]> {
  return (await estate.bench.ask(actor, document, variables)).codes
}

test('an order is passed on once, however many managers do so at once', async () => {
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => codesOf(manager, reassign, change(order, toService()))),
  )
  expect(answers.flat().sort()).toEqual(Array<string>(9).fill('VERSION_CONFLICT'))
  const [seen] = await handled(estate, worker, appealId)
  expect(seen?.workOrders.map(({ status, department }) => [status, department.name])).toEqual([
    ['REASSIGNED', '工程部'],
    ['OPENED', '客服部'],
  ])
  expect(seen?.handovers.map(({ rule, reason }) => [rule, reason])).toEqual([
    ['DUTY_OF_CATEGORY', null],
    ['REASSIGNED', toService().reason],
  ])
  expect(seen?.workOrders[1]?.assignedTo).toEqual({ id: estate.staffId('chen') })
  const facts = await estate.bench.announced(workOrderReassigned)
  expect(facts.filter((fact) => fact.appealId === appealId)).toMatchObject([
    { workOrderId: order.id, version: 2, departmentId: estate.departmentId('service') },
  ])
})

test('what cannot be passed on is refused, with nothing written', async () => {
  const other = await Estate.openOn(estate.bench, 'hongtai')
  const written = async () =>
    (await estate.bench.trail()).filter(({ groupId }) => groupId === estate.groupId).length
  const before = await written()
  const refusals: [Actor, string, Record<string, unknown>, string][] = [
    [worker, reassign, change(order, toService()), 'NOT_COORDINATOR'],
    [estate.worker('chen', 'service'), refuse, change(order, { reason: '不归我部' }), 'NOT_PERMITTED'],
    [worker, refuse, change({ ...order, version: 9 }, { reason: '不归我部' }), 'VERSION_CONFLICT'],
    [worker, refuse, change(order, { reason: '因'.repeat(501) }), 'TEXT_TOO_LONG'],
    [manager, reassign, change(order, { ...toService(), reason: ' ' }), 'INPUT_INVALID'],
    [manager, reassign, change(order, { ...toService(), departmentId: 'service' }), 'INPUT_INVALID'],
    [manager, reassign, change(order, { ...toService(), departmentId: uuidv7() }), 'NOT_FOUND'],
    [manager, reassign, change({ ...order, id: uuidv7() }, toService()), 'NOT_FOUND'],
    [{ ...manager, groupId: other.groupId }, reassign, change(order, toService()), 'NOT_FOUND'],
    [director, join, joining(uuidv7()), 'NOT_YET_KNOWN'],
    [{ ...director, groupId: other.groupId }, join, joining(appealId), 'NOT_YET_KNOWN'],
    [worker, join, joining(appealId), 'NOT_COORDINATOR'],
  ]
  for (const [actor, document, variables, code] of refusals) {
    expect(await codesOf(actor, document, variables)).toEqual([code])
  }
  expect(await written()).toBe(before)
})

function joining(id: string): Record<string, unknown> {
  return { input: { idempotencyKey: uuidv7(), appealId: id, ...toService() } }
}

test('what waits for the coordinator is on their list, longest first, page by page, and on nobody else’s', async () => {
  const list = `query ($first: Int, $after: String) {
    ordersToCoordinate(first: $first, after: $after) {
      edges { node { id refusalReason } } pageInfo { hasNextPage endCursor }
    }
  }`
  type List = {
    ordersToCoordinate: {
      edges: { node: { id: string; refusalReason: string } }[]
      pageInfo: { hasNextPage: boolean; endCursor: string }
    }
  }
  const second = await firstOrder(estate, await estate.registered())
  expect(await codesOf(worker, refuse, change(second, { reason: '先退' }))).toEqual([])
  estate.bench.clock.pass(60_000)
  expect(await codesOf(worker, refuse, change(order, { reason: '后退' }))).toEqual([])
  expect((await estate.bench.announced(workOrderRefused)).at(-1)).toMatchObject({
    workOrderId: order.id,
    coordinator: 'officeDirector',
    version: 2,
  })
  const first = await estate.bench.ask<List>(director, list, { first: 1 })
  expect(first.data.ordersToCoordinate.edges).toEqual([{ node: { id: second.id, refusalReason: '先退' } }])
  const { endCursor: after, hasNextPage } = first.data.ordersToCoordinate.pageInfo
  expect(hasNextPage).toBe(true)
  const rest = await estate.bench.ask<List>(director, list, { first: 1, after })
  expect(rest.data.ordersToCoordinate.edges).toEqual([{ node: { id: order.id, refusalReason: '后退' } }])
  expect(rest.data.ordersToCoordinate.pageInfo.hasNextPage).toBe(false)
  const elsewhere = aStaffMember(estate.groupId, 'officeDirector', 'lvyuan/north/hetang-2')
  for (const nobody of [manager, worker, elsewhere, { ...director, groupId: uuidv7() }]) {
    expect((await estate.bench.ask<List>(nobody, list)).data.ordersToCoordinate.edges).toEqual([])
  }
  expect(await codesOf(director, list, { first: 101 })).toEqual(['INPUT_INVALID'])
})

test('a department that joined has an order of its own; a reopened appeal goes to the one that had it', async () => {
  expect(await codesOf(director, join, joining(appealId))).toEqual([])
  expect(await codesOf(director, join, joining(appealId))).toEqual(['DEPARTMENT_HAS_IT'])
  expect((await estate.bench.announced(departmentJoined)).at(-1)).toMatchObject({
    appealId,
    departmentId: estate.departmentId('service'),
  })
  const take = mutation('acceptWorkOrder')
  const finish = mutation('completeWorkOrder')
  const [joined] = await handled(estate, worker, appealId)
  for (const [index, actor] of [worker, estate.worker('chen', 'service')].entries()) {
    const own = joined?.workOrders[index] ?? order
    expect(await codesOf(actor, take, change(own))).toEqual([])
    expect(await codesOf(actor, finish, change({ ...own, version: 2 }, { result: '好了' }))).toEqual([])
  }
  const at = estate.bench.clock.now().toISOString()
  const told = { appealId, at, version: 5 }
  await estate.bench.tell(appealResolved, estate.groupId, { ...told, customerId: null }, { appealId })
  expect(await codesOf(director, join, joining(appealId))).toEqual(['APPEAL_NOT_IN_HAND'])
  const reopened = { ...told, version: 6, revisitId: uuidv7() }
  await estate.bench.tell(appealReopened, estate.groupId, reopened, { appealId })
  const [seen] = await handled(estate, worker, appealId)
  expect(seen?.workOrders.map(({ status, department }) => [status, department.name])).toEqual([
    ['DONE', '工程部'],
    ['DONE', '客服部'],
    ['OPENED', '工程部'],
  ])
})

test('what was promised under a procedure of before there were coordinators is not refused, and is accepted by nobody', async () => {
  await estate.publishPack(7, { handover: uncoordinated, repairs: undefined })
  const old = await firstOrder(estate, await estate.registered({ packVersion: 7, grade: 'major' }))
  expect(await codesOf(worker, refuse, change(old, { reason: '不归我部' }))).toEqual(['NO_COORDINATOR'])
  expect(await codesOf(worker, mutation('acceptWorkOrder'), change(old))).toEqual([])
  const finished = await estate.bench.ask<{ completeWorkOrder: { acceptance: string | null } }>(
    worker,
    mutation('completeWorkOrder', 'acceptance'),
    change({ ...old, version: 2 }, { result: '好了' }),
  )
  expect(finished.data.completeWorkOrder).toEqual({ acceptance: null })
})

test('plans and acceptances of many orders cost the same reads', async () => {
  const query = `query { workOrders(first: 100) { edges { node {
    milestones { late responsible { name } } acceptances { words recordedBy { name } } refusedBy { name } parts { name }
  } } } }`
  const reads = jest.spyOn(estate.bench.running.store, 'read')
  expect(await codesOf(director, query, {})).toEqual([])
  const forSome = reads.mock.calls.length
  for (let more = 0; more < 5; more += 1) await estate.registered()
  reads.mockClear()
  expect(await codesOf(director, query, {})).toEqual([])
  expect(reads.mock.calls.length).toBe(forSome)
  reads.mockRestore()
})
