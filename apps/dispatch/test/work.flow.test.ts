import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals'
import { appealHandedOver, workOrderAccepted, workOrderDone, workOrderOpened } from '@shouwen/events/dispatch'
import { appealReopened, appealResolved, customerIdentified } from '@shouwen/events/intake'
import { aCustomer, aStaffMember } from '@shouwen/testing/actors'
import type { Actor } from '@shouwen/access/actor'
import { v7 as uuidv7 } from 'uuid'
import { aFile, aWorker, customerService, Estate, officeHours } from './estate'

interface Order {
  id: string
  status: string
  version: number
  result: string | null
  department: { id: string; name: string }
  assignedTo: { id: string } | null
  acceptedBy: { id: string; name: string } | null
}

interface Handled {
  handovers: { rule: string; clause: string; department: { name: string }; staff: { id: string } | null }[]
  workOrders: Order[]
}

const appealQuery = /* GraphQL */ `
  query Handled($representations: [_Any!]!) {
    _entities(representations: $representations) {
      ... on Appeal {
        id
        handovers {
          rule
          clause
          department {
            name
          }
          staff {
            id
          }
        }
        workOrders {
          id
          status
          version
          result
          department {
            id
            name
          }
          assignedTo {
            id
          }
          acceptedBy {
            id
            name
          }
        }
      }
    }
  }
`

const accept = `mutation ($input: AcceptWorkOrderInput!) {
  acceptWorkOrder(input: $input) { id status version acceptedBy { id name } acceptedAt }
}`

const complete = `mutation ($input: CompleteWorkOrderInput!) {
  completeWorkOrder(input: $input) { id status version result doneBy { id } doneAt }
}`

let estate: Estate

/** What an actor sees of appeals, in the order asked. */
async function handled(actor: Actor, ...appealIds: string[]): Promise<Handled[]> {
  const representations = appealIds.map((id) => ({ __typename: 'Appeal', id }))
  const { data, codes } = await estate.bench.ask<{ _entities: Handled[] }>(actor, appealQuery, {
    representations,
  })
  expect(codes).toEqual([])
  return data._entities
}

async function onlyOrder(appealId: string): Promise<Order> {
  const [seen] = await handled(estate.worker('li', 'engineering'), appealId)
  const [order] = seen?.workOrders ?? []
  if (order === undefined) throw new Error('no order')
  return order
}

function change(order: { id: string; version: number }, rest: Record<string, unknown> = {}) {
  return {
    input: { idempotencyKey: uuidv7(), workOrderId: order.id, expectedVersion: order.version, ...rest },
  }
}

describe('handing over', () => {
  beforeAll(async () => {
    estate = await Estate.open()
  })
  afterAll(() => estate.bench.close())

  test('waits for the procedure, then for a department, and happens once', async () => {
    await estate.imported(aFile('lvyuan', { departments: [] }))
    const first = await estate.registered()
    expect(await estate.bench.announced(appealHandedOver)).toEqual([])
    await estate.publishPack()
    const second = await estate.registered({ kind: 'inquiry', category: 'parking', grade: null })
    expect(await estate.bench.announced(appealHandedOver)).toEqual([])
    await estate.imported(
      aFile('lvyuan', { departments: [customerService] }, { staff: [aWorker('chen', 'service')] }),
    )
    const facts = await estate.bench.announced(appealHandedOver)
    expect(facts.map(({ appealId }) => appealId).sort()).toEqual([first, second].sort())
    expect(facts[0]).toMatchObject({ duty: 'customerService', staffId: estate.staffId('chen') })
    await estate.imported(aFile('lvyuan'))
    expect(await estate.bench.announced(workOrderOpened)).toHaveLength(2)
  })

  test('waits for the procedure alone where there are departments', async () => {
    const appealId = await estate.registered({ packVersion: 2 })
    const of = async () =>
      (await estate.bench.announced(appealHandedOver)).filter((fact) => fact.appealId === appealId)
    expect(await of()).toEqual([])
    await estate.publishPack(2)
    expect(await of()).toHaveLength(1)
    await estate.publishPack(2)
    expect(await of()).toHaveLength(1)
  })

  test('goes to whoever on duty has least in hand', async () => {
    const staff = [
      aWorker('li', 'engineering'),
      aWorker('wang', 'engineering'),
      aWorker('night', 'engineering', { onDuty: [{ ...officeHours, from: '22:00', to: '06:00' }] }),
    ]
    await estate.imported(aFile('lvyuan', {}, { staff }))
    await estate.registered()
    await estate.registered()
    await estate.registered()
    const facts = await estate.bench.announced(appealHandedOver)
    expect(facts.slice(-3).map(({ staffId }) => staffId)).toEqual(
      ['li', 'wang', 'li'].map((code) => estate.staffId(code)),
    )
  })

  test('misses no appeal that comes in while its department is being set up', async () => {
    for (const code of ['g1', 'g2', 'g3', 'g4', 'g5']) {
      const group = await Estate.openOn(estate.bench, code)
      await group.imported(aFile(code, { departments: [] }))
      await group.publishPack()
      const [, ...appealIds] = await Promise.all([
        group.imported(aFile(code)),
        ...Array.from({ length: 8 }, () => group.registered()),
      ])
      const facts = await estate.bench.announced(appealHandedOver)
      for (const appealId of appealIds) {
        expect(facts.filter((fact) => fact.appealId === appealId)).toHaveLength(1)
      }
    }
  })

  test('leaves a trail row with the clause and the pack', async () => {
    const appealId = await estate.registered()
    const rows = (await estate.bench.trail()).filter((row) => row.appealId === appealId)
    expect(rows.map(({ type }) => type)).toEqual([appealHandedOver.type, workOrderOpened.type])
    for (const row of rows) {
      expect(row).toMatchObject({
        clauses: ['P5.2.1'],
        packId: 'residential',
        packVersion: 1,
        projectPath: estate.path,
        actorKind: 'service',
      })
    }
  })

  test('does not happen for what was resolved before its registration was heard', async () => {
    const appealId = uuidv7()
    const data = { appealId, version: 4, at: estate.bench.clock.now().toISOString(), customerId: null }
    await estate.bench.tell(appealResolved, estate.groupId, data, { appealId })
    await estate.registered({ appealId })
    const facts = await estate.bench.announced(appealHandedOver)
    expect(facts.filter((fact) => fact.appealId === appealId)).toEqual([])
  })

  test('a fact told twice has one effect', async () => {
    const appealId = await estate.registered()
    const before = await estate.bench.trail()
    await estate.registered({ appealId })
    expect(await estate.bench.trail()).toHaveLength(before.length)
  })
})

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
    const order = await onlyOrder(appealId)
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
    const variables = change(await onlyOrder(appealId))
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => estate.bench.ask(worker, accept, variables)),
    )
    expect(new Set(answers.flatMap(({ codes }) => codes))).toEqual(new Set())
    const facts = await estate.bench.announced(workOrderAccepted)
    expect(facts.filter((fact) => fact.appealId === appealId)).toHaveLength(1)
  })

  test('is refused, with nothing written', async () => {
    const order = await onlyOrder(appealId)
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
    const order = await onlyOrder(appealId)
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
    const order = await onlyOrder(appealId)
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
    const [seen] = await handled(worker, appealId)
    expect(seen?.handovers).toHaveLength(1)
    expect(seen?.workOrders.map(({ status }) => status)).toEqual(['DONE', 'OPENED'])
    expect(seen?.workOrders[1]?.department.id).toBe(estate.departmentId('engineering'))
    await estate.bench.tell(appealReopened, estate.groupId, { ...reopened, version: 8 }, { appealId })
    expect((await handled(worker, appealId))[0]?.workOrders).toHaveLength(2)
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
      (await handled(actor, appealId))[0]?.workOrders.length
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
    await handled(worker, appealId)
    const forOne = reads.mock.calls.length
    const seen = await handled(worker, ...appealIds)
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
