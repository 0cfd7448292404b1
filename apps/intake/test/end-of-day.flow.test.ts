import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { projectOpened } from '@shouwen/events/dispatch'
import { feedbackOwed } from '@shouwen/events/intake'
import { v7 as uuidv7 } from 'uuid'
import { raiseDailyDuties } from '../src/use-cases/raise-duties'
import { anEstate, type Estate } from './estate'

let estate: Estate

beforeAll(async () => {
  estate = await anEstate()
})

afterAll(() => estate.bench.close())

test('a project whose procedure is still on its way holds up no other; what is owed is raised once a day', async () => {
  const { bench, steward, projectId, customerId } = estate
  // By its id it comes before all others.
  await bench.tell(projectOpened, uuidv7(), {
    projectId: '00000000-0000-7000-8000-000000000001',
    path: 'other/south/jinxiu',
    code: 'jx',
    name: '锦绣花园',
    kind: 'residential',
    timeZone: 'Asia/Shanghai',
    opens: '08:30',
    closes: '17:30',
  })
  bench.clock.set('2026-03-02T01:00:00.000Z')
  const form = { kind: 'COMPLAINT', channel: 'TELEPHONE', category: 'noise', content: '楼上噪声。' }
  const { data } = await bench.ask<{ registerAppeal: { id: string } }>(
    steward,
    'mutation Register($input: RegisterAppealInput!) { registerAppeal(input: $input) { id } }',
    { input: { idempotencyKey: uuidv7(), projectId, customerId, ...form } },
  )
  const { store } = bench.running
  const raised = async () => {
    await raiseDailyDuties(store)
    return bench.announced(feedbackOwed)
  }
  bench.clock.set('2026-03-02T08:59:59.999Z')
  expect(await raised()).toEqual([])
  bench.clock.set('2026-03-02T09:00:00.000Z')
  const owed = { appealId: data.registerAppeal.id, day: '2026-03-02' }
  expect(await raised()).toEqual([owed])
  expect(await raised()).toEqual([owed])
})
