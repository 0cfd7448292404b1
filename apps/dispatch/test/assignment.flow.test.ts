import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { workOrderAccepted } from '@shouwen/events/dispatch'
import { v7 as uuidv7 } from 'uuid'
import { accept, change, firstOrder, handled, mutation, type Order } from './orders'
import { aFile, aWorker, Estate } from './estate'

const crew = ['a', 'b', 'c', 'd', 'e']

let estate: Estate

beforeAll(async () => {
  estate = await Estate.open()
  const staff = crew.map((code) => aWorker(code, 'engineering'))
  await estate.imported(aFile('lvyuan', {}, { staff }))
  await estate.publishPack()
})

afterAll(() => estate?.bench.close(), 60_000)

const worker = (code: string) => estate.worker(code, 'engineering')

async function ordersOf(appealIds: readonly string[]): Promise<Order[]> {
  const seen = await handled(estate, worker('a'), ...appealIds)
  return seen.flatMap(({ workOrders }) => workOrders)
}

test('fifty orders at once are given out evenly, and none is lost', async () => {
  const appealIds = await Promise.all(Array.from({ length: 50 }, () => estate.registered()))
  const orders = await ordersOf(appealIds)
  expect(orders).toHaveLength(50)
  const given = crew.map(
    (code) => orders.filter(({ assignedTo }) => assignedTo?.id === estate.staffId(code)).length,
  )
  expect(given).toEqual([10, 10, 10, 10, 10])
})

const grab = mutation('grabWorkOrder', 'id status version acceptedBy { id name }')

test('of five who reach for an offered order at once one has it, and the others are told who', async () => {
  await estate.publishPack(2, { assignment: [{ when: {}, how: 'offer', clause: 'P5.2.1' }] })
  const order = await firstOrder(estate, await estate.registered({ packVersion: 2 }))
  expect(order).toMatchObject({ status: 'OPENED', assignedTo: null })
  const answers = await Promise.all(
    crew.map(async (code) => {
      const input = { idempotencyKey: uuidv7(), workOrderId: order.id }
      const answer = await estate.bench.ask<{ grabWorkOrder: Order }>(worker(code), grab, { input })
      return { code, input, answer }
    }),
  )
  const [winner, ...more] = answers.filter(({ answer }) => answer.codes.length === 0)
  expect(more).toEqual([])
  if (winner === undefined) throw new Error('nobody has it')
  const by = estate.staffId(winner.code)
  for (const { answer } of answers.filter((each) => each !== winner)) {
    expect(answer.codes).toEqual(['OFFER_TAKEN'])
    expect(answer.errors?.[0]?.extensions?.['facts']).toMatchObject({ by, clause: 'P5.2.1' })
  }
  const again = await estate.bench.ask(worker(winner.code), grab, { input: winner.input })
  expect(again.data).toEqual(winner.answer.data)
  const accepted = await estate.bench.announced(workOrderAccepted)
  expect(accepted.filter(({ workOrderId }) => workOrderId === order.id)).toMatchObject([{ staffId: by }])
})

test('an offered order is taken by nobody of the department to whom it was not offered', async () => {
  const order = await firstOrder(estate, await estate.registered({ packVersion: 2 }))
  const newcomer = worker('newcomer')
  const tried = await estate.bench.ask(newcomer, accept, change(order))
  expect(tried.codes).toEqual(['OFFER_NOT_YOURS'])
  const input = { idempotencyKey: uuidv7(), workOrderId: order.id }
  expect((await estate.bench.ask(newcomer, grab, { input })).codes).toEqual(['OFFER_NOT_YOURS'])
  const taken = await estate.bench.ask(worker('b'), accept, change(order))
  expect(taken.codes).toEqual([])
})
