import { randomUUID } from 'node:crypto'
import { afterEach, expect, jest, test } from '@jest/globals'
import { ActorTokens } from '@shouwen/access/actor-token'
import type { SubgraphResult } from '@shouwen/subgraph/run-service'
import { People } from '../src/identity/people'

const tokens = new ActorTokens('a secret of the test, long enough to be one')

const account = {
  personId: randomUUID(),
  kind: 'staff',
  groupId: randomUUID(),
  grants: [{ role: 'departmentWorker', scope: 'lvyuan/north/hetang' }],
  departmentIds: [],
}

/** People behind a dispatch that answers when the test says so; customer-profile knows nobody. */
function peopleOfATest() {
  const asked: string[] = []
  const waiting: ((result: SubgraphResult) => void)[] = []
  const people = new People(
    (service) => {
      asked.push(service)
      if (service !== 'dispatch') return Promise.resolve({ data: { accountOfCustomer: null } })
      return new Promise((answer) => waiting.push(answer))
    },
    tokens,
    new Set(['operator']),
  )
  const answer = async (found: object | null): Promise<void> => {
    while (waiting.length === 0) await new Promise((resolve) => setImmediate(resolve))
    for (const each of waiting.splice(0)) each({ data: { accountOf: found } })
  }
  return { people, asked, answer }
}

afterEach(() => void jest.useRealTimers())

test('a hundred requests of one subject that come together make one look-up, and later ones none', async () => {
  const { people, asked, answer } = peopleOfATest()
  const together = Array.from({ length: 100 }, () => people.actorOf('worker'))
  await answer(account)
  expect(new Set(await Promise.all(together)).size).toBe(1)
  expect(await people.actorOf('worker')).toMatchObject({ personId: account.personId })
  expect(asked).toEqual(['dispatch'])
})

test('a hundred requests of somebody unknown make one look-up, and are all refused', async () => {
  const { people, asked, answer } = peopleOfATest()
  const together = Array.from({ length: 100 }, () => people.actorOf('stranger'))
  await answer(null)
  const outcomes = await Promise.allSettled(together)
  expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true)
  expect(asked).toEqual(['dispatch', 'customer-profile'])
})

test('somebody is forgotten after five seconds where nothing is heard of changes', async () => {
  const { people, asked, answer } = peopleOfATest()
  jest.useFakeTimers({ now: 1_000_000, doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] })
  const first = people.actorOf('worker')
  await answer(account)
  await first
  jest.setSystemTime(1_004_999)
  await people.actorOf('worker')
  expect(asked).toEqual(['dispatch'])
  jest.setSystemTime(1_005_000)
  const again = people.actorOf('worker')
  await answer(null)
  await expect(again).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' })
})

test('whoever changed is asked for anew; everybody else is still remembered', async () => {
  const { people, asked, answer } = peopleOfATest()
  for (const [subject, personId] of [
    ['worker', account.personId],
    ['other', randomUUID()],
  ] as const) {
    const asking = people.actorOf(subject)
    await answer({ ...account, personId })
    await asking
  }
  people.forget(account.personId)
  await people.actorOf('other')
  expect(asked).toHaveLength(2)
  const again = people.actorOf('worker')
  await answer(null)
  await expect(again).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' })
})

test('an answer that was under way when somebody changed is not remembered', async () => {
  const { people, asked, answer } = peopleOfATest()
  const early = people.actorOf('worker')
  people.forget(account.personId)
  await answer(account)
  await early
  const late = people.actorOf('worker')
  await answer(null)
  await expect(late).rejects.toMatchObject({ code: 'PERSON_UNKNOWN' })
  expect(asked.filter((service) => service === 'dispatch')).toHaveLength(2)
})

test('the platform operator is known by the settings alone', async () => {
  const { people, asked } = peopleOfATest()
  expect(await people.actorOf('operator')).toMatchObject({ groupId: null, kind: 'machine' })
  expect(asked).toEqual([])
})
