import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { workOrderAccepted, workOrderDone } from '@shouwen/events/dispatch'
import { appealReopened, appealResolved, customerIdentified } from '@shouwen/events/intake'
import { aCustomer, aStaffMember } from '@shouwen/testing/actors'
import type { Actor } from '@shouwen/access/actor'
import { v7 as uuidv7 } from 'uuid'
import { aFile, aWorker, Estate } from './estate'
import { accept, change, complete, firstOrder, handled, type Order } from './orders'

let estate: Estate

describe('a work order', () => {
  let appealId: string

  beforeAll(async () => {
    estate = await Estate.open()
    const staff = [aWorker('li', 'engineering'), aWorker('chen', 'service')]
    await estate.imported(aFile('lvyuan', {}, { staff }))
    await estate.publishPack()
  })
  afterAll(() => estate.bench.close())

  beforeEach(async () => {
    appealId = await estate.registered()
  })

  test('is taken and done by its department', async () => {
    const worker = estate.worker('li', 'engineering')
    const order = await firstOrder(estate, appealId)
    expect(order).toMatchObject({
      status: 'OPENED',
      version: 1,
      department: { id: estate.departmentId('engineering'), name: '工程部' },
      assignedTo: { id: estate.staffId('li') },
    })
    const taken = await estate.bench.ask<{ acceptWorkOrder: Order }>(worker, accept, change(order))
    expect(taken.codes).toEqual([])
    expect(taken.data.acceptWorkOrder).toMatchObject({
      status: 'ACCEPTED',
      version: 2,
      acceptedBy: { id: estate.staffId('li'), name: '李师傅' },
    })
    const done = await estate.bench.ask<{ completeWorkOrder: Order }>(
      worker,
      complete,
      change(taken.data.acceptWorkOrder, { result: '换了阀门' }),
    )
    expect(done.data.completeWorkOrder).toMatchObject({ status: 'DONE', version: 3, result: '换了阀门' })
    const accepted = await estate.bench.announced(workOrderAccepted)
    expect(accepted.at(-1)).toMatchObject({ appealId, workOrderId: order.id, staffId: estate.staffId('li') })
    const finished = await estate.bench.announced(workOrderDone)
    expect(finished.at(-1)).toMatchObject({ appealId, workOrderId: order.id })
    const rows = (await estate.bench.trail()).filter((row) => row.appealId === appealId)
    expect(rows.at(-1)).toMatchObject({ clauses: ['P5.6.1'], packVersion: 1, actorKind: 'staff' })
    expect(JSON.stringify(rows)).not.toContain('换了阀门')
  })

  test('is changed once by the same key, however often it is asked', async () => {
    const worker = estate.worker('li', 'engineering')
    const variables = change(await firstOrder(estate, appealId))
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => estate.bench.ask(worker, accept, variables)),
    )
    expect(new Set(answers.flatMap(({ codes }) => codes))).toEqual(new Set())
    const facts = await estate.bench.announced(workOrderAccepted)
    expect(facts.filter((fact) => fact.appealId === appealId)).toHaveLength(1)
  })

  test('is refused, with nothing written', async () => {
    const order = await firstOrder(estate, appealId)
    const worker = estate.worker('li', 'engineering')
    const before = (await estate.bench.trail()).length
    const refusals: [Actor, string, Record<string, unknown>, string][] = [
      [estate.worker('chen', 'service'), accept, change(order), 'NOT_PERMITTED'],
      [aStaffMember(estate.groupId, 'buildingSteward', estate.path), accept, change(order), 'NOT_PERMITTED'],
      [{ ...worker, grants: [] }, accept, change(order), 'NOT_PERMITTED'],
      [worker, accept, change({ ...order, version: 9 }), 'VERSION_CONFLICT'],
      [worker, accept, change({ ...order, id: uuidv7() }), 'NOT_FOUND'],
      [worker, accept, change({ ...order, id: 'order' }), 'INPUT_INVALID'],
      [worker, complete, change(order, { result: '好' }), 'TRANSITION_NOT_ALLOWED'],
      [worker, complete, change(order, { result: '好'.repeat(2_001) }), 'TEXT_TOO_LONG'],
      [worker, complete, change(order, { result: ' ' }), 'INPUT_INVALID'],
      [{ ...worker, groupId: uuidv7() }, accept, change(order), 'NOT_FOUND'],
    ]
    for (const [actor, mutation, variables, code] of refusals) {
      expect((await estate.bench.ask(actor, mutation, variables)).codes).toEqual([code])
    }
    expect((await estate.bench.trail()).length).toBe(before)
  })

  test('changed by somebody else says by whom, when and what', async () => {
    const order = await firstOrder(estate, appealId)
    const [first, second] = [estate.worker('li', 'engineering'), estate.worker('wu', 'engineering')]
    expect((await estate.bench.ask(first, accept, change(order))).codes).toEqual([])
    const { errors } = await estate.bench.ask(second, accept, change(order))
    expect(errors?.[0]?.extensions?.['facts']).toEqual({
      expected: 1,
      actual: 2,
      changedBy: first.personId,
      changedAt: estate.bench.clock.now().toISOString(),
      changes: ['dispatch.work-order.accepted.v1'],
    })
  })

  test('follows a reopened appeal to the same department', async () => {
    const worker = estate.worker('li', 'engineering')
    const order = await firstOrder(estate, appealId)
    const at = estate.bench.clock.now().toISOString()
    const reopened = { appealId, version: 6, at, revisitId: uuidv7() }
    await estate.bench.ask(worker, accept, change(order))
    await estate.bench.ask(worker, complete, change({ ...order, version: 2 }, { result: '好了' }))
    await estate.bench.tell(
      appealResolved,
      estate.groupId,
      { appealId, version: 5, at, customerId: null },
      { appealId },
    )
    await estate.bench.tell(appealReopened, estate.groupId, reopened, { appealId })
    const [seen] = await handled(estate, worker, appealId)
    expect(seen?.handovers).toHaveLength(1)
    expect(seen?.workOrders.map(({ status }) => status)).toEqual(['DONE', 'OPENED'])
    expect(seen?.workOrders[1]?.department.id).toBe(estate.departmentId('engineering'))
    await estate.bench.tell(appealReopened, estate.groupId, { ...reopened, version: 8 }, { appealId })
    expect((await handled(estate, worker, appealId))[0]?.workOrders).toHaveLength(2)
  })

  test('is seen by scope, by its customer, and by nobody of another group', async () => {
    const customerId = uuidv7()
    await estate.bench.tell(
      customerIdentified,
      estate.groupId,
      { appealId, version: 2, customerId },
      { appealId },
    )
    const sees = async (actor: Actor): Promise<number | undefined> =>
      (await handled(estate, actor, appealId))[0]?.workOrders.length
    expect(await sees(aStaffMember(estate.groupId, 'officeDirector', estate.path))).toBe(1)
    expect(await sees(aCustomer(estate.groupId, customerId))).toBe(1)
    expect(await sees(aCustomer(estate.groupId, uuidv7()))).toBe(0)
    expect(await sees(aStaffMember(estate.groupId, 'officeDirector', 'lvyuan/south'))).toBe(0)
    expect(await sees(aStaffMember(uuidv7(), 'officeDirector', 'lvyuan'))).toBe(0)
    const projects = await estate.bench.ask(aCustomer(estate.groupId, customerId), `{ projects { path } }`)
    expect(projects.data['projects']).toEqual([{ path: estate.path }])
  })

  test('costs the same reads, however many appeals are asked for', async () => {
    const appealIds = [appealId, await estate.registered(), await estate.registered()]
    const worker = estate.worker('li', 'engineering')
    const reads = jest.spyOn(estate.bench.running.store, 'read')
    await handled(estate, worker, appealId)
    const forOne = reads.mock.calls.length
    const seen = await handled(estate, worker, ...appealIds)
    expect(reads.mock.calls.length - forOne).toBe(forOne)
    reads.mockRestore()
    expect(seen.map(({ workOrders }) => workOrders.length)).toEqual([1, 1, 1])
    expect(seen.map(({ handovers }) => handovers[0]?.rule)).toEqual(Array(3).fill('DUTY_OF_CATEGORY'))
  })

  test('is on the list of its department and its director, newest first, page by page', async () => {
    const list = `query ($status: WorkOrderStatus, $first: Int, $after: String) {
      workOrders(status: $status, first: $first, after: $after) {
        edges { node { id appeal { id } } } pageInfo { hasNextPage endCursor }
      }
    }`
    type List = {
      workOrders: {
        edges: { node: { id: string; appeal: { id: string } } }[]
        pageInfo: { hasNextPage: boolean; endCursor: string }
      }
    }
    estate.bench.clock.pass(60_000)
    const newest = await estate.registered()
    const worker = estate.worker('li', 'engineering')
    const first = await estate.bench.ask<List>(worker, list, { status: 'OPENED', first: 1 })
    expect(first.data.workOrders.edges[0]?.node.appeal.id).toBe(newest)
    const { endCursor: after } = first.data.workOrders.pageInfo
    const second = await estate.bench.ask<List>(worker, list, { status: 'OPENED', first: 1, after })
    expect(second.data.workOrders.edges[0]?.node.appeal.id).not.toBe(newest)
    const director = aStaffMember(estate.groupId, 'officeDirector', estate.path)
    const all = await estate.bench.ask<List>(director, list, { first: 1 })
    expect(all.data.workOrders.edges[0]?.node.appeal.id).toBe(newest)
    for (const nobody of [estate.worker('chen', 'service'), { ...director, groupId: uuidv7() }]) {
      const none = await estate.bench.ask<List>(nobody, list)
      expect(none.data.workOrders.edges).toEqual([])
    }
    expect((await estate.bench.ask(worker, list, { first: 101 })).codes).toEqual(['INPUT_INVALID'])
  })
})
