import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { eventually } from '@shouwen/testing/eventually'
import { v7 as uuidv7 } from 'uuid'
import { anEstate, type Estate } from './estate'

const days = 86_400_000

let estate: Estate

beforeAll(async () => {
  estate = await anEstate()
})

afterAll(() => estate.bench.close())

async function register(idempotencyKey: string): Promise<string> {
  const { bench, steward, projectId, customerId } = estate
  const { data } = await bench.ask<{ registerAppeal: { id: string } }>(
    steward,
    'mutation Register($input: RegisterAppealInput!) { registerAppeal(input: $input) { id } }',
    {
      input: {
        idempotencyKey,
        projectId,
        customerId,
        kind: 'COMPLAINT',
        channel: 'ONLINE',
        content: '路灯不亮',
      },
    },
  )
  return data.registerAppeal.id
}

async function count(table: string): Promise<number> {
  const [row]: { n: number }[] = await estate.bench.running.store.asJob(({ manager }) =>
    manager.query(`select count(*)::int as n from ${table}`),
  )
  return row?.n ?? 0
}

test('an answer is kept for repeats thirty days, and not for ever', async () => {
  const key = uuidv7()
  const first = await register(key)
  estate.bench.clock.pass(30 * days - 1_000)
  estate.bench.running.wake('tidy')
  expect(await register(key)).toBe(first)
  estate.bench.clock.pass(2_000)
  estate.bench.running.wake('tidy')
  await eventually(async () => expect(await count('idempotency')).toBe(0))
  expect(await register(key)).not.toBe(first)
})

test('what was heard is remembered sixty days', async () => {
  expect(await count('inbox')).toBeGreaterThan(0)
  estate.bench.clock.set('2026-06-01T00:00:00Z')
  estate.bench.running.wake('tidy')
  await eventually(async () => expect(await count('inbox')).toBe(0))
})
