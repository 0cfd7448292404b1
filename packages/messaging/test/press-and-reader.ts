import { permissionTable } from '@shouwen/access/permission'
import { defineFact, type FactEnvelope } from '@shouwen/events/fact'
import { groupOpened } from '@shouwen/events/dispatch'
import { when } from '@shouwen/messaging/reaction'
import type { Job } from '@shouwen/messaging/job'
import type { House } from '@shouwen/testing/house'
import { eventually } from '@shouwen/testing/eventually'
import type { RunningService } from '@shouwen/subgraph/run-service'
import type { Service } from '@shouwen/subgraph/service'
import { guardTenant } from '@shouwen/transactions/house-tables'
import { toEnvelope } from '@shouwen/transactions/event-row'
import { Int, Query, Resolver } from 'type-graphql'
import type { MigrationInterface, QueryRunner } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { z } from 'zod'

/** The smallest two services: a press that announces issues, and a reader that notes what it has read. */

export const issuePrinted = defineFact({
  type: 'press.issue.printed.v1',
  about: 'An issue was printed.',
  data: z.strictObject({ writer: z.int(), number: z.int() }),
})

@Resolver()
class Greeting {
  @Query(() => Int, { description: 'One.' })
  one(): number {
    return 1
  }
}

const graph = { resolvers: [Greeting], types: [], references: {} }

const permissions = permissionTable('press', {
  'Query.one': {
    roles: ['gmOffice'],
    scope: 'group',
    customers: 'none',
    services: 'all',
    because: 'for tests',
  },
})

export function aPress(jobs: readonly Job[] = []): Service<object> {
  return {
    name: 'press',
    entities: [],
    migrations: [],
    app: () => ({}),
    graph,
    permissions,
    reactions: [],
    jobs: () => jobs,
  }
}

class Readings1764000000001 implements MigrationInterface {
  name = 'Readings1764000000001'

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table readings (
        seq bigint generated always as identity,
        group_id uuid not null, writer int not null, number int not null, times int not null,
        primary key (group_id, writer, number)
      );
      ${guardTenant('reader', 'readings')}
    `)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}

/** What a reader does before it notes an issue; throws for one that it cannot read. */
export type Reading = (issue: { writer: number; number: number }) => void

/** A second reading of the same issue would show: `times` counts. */
export function aReader(reading: Reading = () => undefined, jobs: readonly Job[] = []): Service<object> {
  return {
    name: 'reader',
    entities: [],
    migrations: [Readings1764000000001],
    app: () => ({}),
    graph,
    permissions,
    reactions: [
      when(issuePrinted, async ({ data }, work) => {
        reading(data)
        await work.manager.query(
          `insert into readings (group_id, writer, number, times) values ($1, $2, $3, 1)
           on conflict (group_id, writer, number) do update set times = readings.times + 1`,
          [work.groupId, data.writer, data.number],
        )
      }),
      when(groupOpened, () => Promise.resolve()),
    ],
    jobs: () => jobs,
    readModels: ['readings'],
  }
}

/** Prints in one transaction, as a use case would. */
export function print(
  press: RunningService,
  groupId: string,
  writer: number,
  ...numbers: number[]
): Promise<void> {
  return press.store.inTenant(groupId, (work) => {
    for (const number of numbers) {
      work.record(issuePrinted, { subject: `issue/${number}`, clauses: [], data: { writer, number } })
    }
    return Promise.resolve()
  })
}

/** An issue as the press would have published it. */
export function anIssue(groupId: string, number: number): FactEnvelope {
  return toEnvelope({
    id: uuidv7(),
    groupId,
    type: issuePrinted.type,
    subject: `issue/${number}`,
    appealId: null,
    projectPath: null,
    actorKind: 'service',
    actorId: 'press',
    clauses: [],
    packId: null,
    packVersion: null,
    occurredAt: new Date('2026-03-02T01:00:00Z'),
    correlationId: uuidv7(),
    causationId: null,
    traceparent: null,
    data: { writer: 1, number },
  })
}

export interface Read {
  readonly writer: number
  readonly number: number
  readonly times: number
}

/** What was read, in the order in which it was. */
export function readings(house: House): Promise<Read[]> {
  return house.sql<Read>('select writer, number, times from reader.readings order by seq')
}

/** Waits until so many issues were read, and returns them. */
export function untilRead(house: House, count: number, within = 15_000): Promise<Read[]> {
  return eventually(
    async () => {
      const rows = await readings(house)
      if (rows.length < count) throw new Error(`${rows.length} of ${count} were read`)
      return rows
    },
    { within },
  )
}

export interface DeadLetter {
  readonly event_id: string
  readonly type: string
  readonly error: string
  readonly attempts: number
  readonly redriven_at: Date | null
  readonly envelope: { readonly raw?: string }
}

/** Waits until so many dead letters wait to be redriven, and returns them. */
export function untilDead(house: House, count: number): Promise<DeadLetter[]> {
  return eventually(
    async () => {
      const rows = await house.sql<DeadLetter>(
        'select * from reader.dead_letters where redriven_at is null order by died_at, event_id',
      )
      if (rows.length !== count) throw new Error(`${rows.length} dead letters, not ${count}`)
      return rows
    },
    { within: 20_000 },
  )
}
