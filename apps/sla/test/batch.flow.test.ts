import { afterAll, beforeAll, expect, jest, test } from '@jest/globals'
import { appealHandedOver } from '@shouwen/events/dispatch'
import type { FactDefinition, FactEnvelope } from '@shouwen/events/fact'
import { appealRegistered, customerInformed } from '@shouwen/events/intake'
import { reactionsByType } from '@shouwen/messaging/reaction'
import { sideBySide } from '@shouwen/messaging/side-by-side'
import { toEnvelope } from '@shouwen/transactions/event-row'
import { applyOnce } from '@shouwen/transactions/inbox'
import { PostgresQueryRunner } from 'typeorm/driver/postgres/PostgresQueryRunner'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../src/service'
import { Office } from './office'

let office: Office

beforeAll(async () => {
  office = await Office.open()
})

afterAll(() => office.bench.close())

function anEvent<Data extends object>(
  definition: FactDefinition<Data>,
  appealId: string,
  data: Data,
): FactEnvelope {
  return toEnvelope({
    id: uuidv7(),
    groupId: office.groupId,
    type: definition.type,
    subject: `appeal/${appealId}`,
    appealId,
    projectPath: office.path,
    actorKind: 'service',
    actorId: definition.producer,
    clauses: [],
    packId: null,
    packVersion: null,
    occurredAt: office.bench.clock.now(),
    correlationId: uuidv7(),
    causationId: null,
    traceparent: null,
    data: definition.data.parse(data),
  })
}

/** An appeal is registered, handed over, and its customer told. */
function begunLife(): FactEnvelope[] {
  const registration = office.aRegistration()
  const { appealId } = registration
  const at = office.now
  const handover = {
    handoverId: uuidv7(),
    departmentId: uuidv7(),
    duty: 'environment',
    staffId: null,
  } as const
  const told = { version: 2, feedbackId: uuidv7(), answer: 'understood', promisedAt: null } as const
  return [
    anEvent(appealRegistered, appealId, registration),
    anEvent(appealHandedOver, appealId, { appealId, ...handover, at }),
    anEvent(customerInformed, appealId, { appealId, ...told, at }),
  ]
}

const reactions = reactionsByType(service.reactions)

/** How many statements a batch makes that tells of so many appeals. */
async function statementsFor(appeals: number): Promise<number> {
  const { store } = office.bench.running
  const events = Array.from({ length: appeals }, begunLife).flat()
  const query = jest.spyOn(PostgresQueryRunner.prototype, 'query')
  try {
    await applyOnce(store, `batch of ${appeals}`, events, (taken) =>
      sideBySide(taken, async ({ envelope, work }) => {
        for (const { apply } of reactions.get(envelope.type) ?? []) await apply(envelope, work)
      }),
    )
    const { calls } = query.mock
    return calls.filter(([text]) => /known_appeals|moments|clocks|timers|projects/.test(text)).length
  } finally {
    query.mockRestore()
  }
}

test('a batch makes as many statements for twenty appeals as for two', async () => {
  const forTwo = await statementsFor(2)
  expect(forTwo).toBeGreaterThan(5)
  expect(await statementsFor(20)).toBe(forTwo)
})
