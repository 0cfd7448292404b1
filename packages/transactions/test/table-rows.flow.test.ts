import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { systemClock } from '@shouwen/access/clock'
import { ownDatabase } from '@shouwen/testing/servers'
import { EntitySchema, type EntityManager, type MigrationInterface, type QueryRunner } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { id, instant, optionalText, text, whole } from '../src/columns'
import { guardTenant } from '../src/house-tables'
import { Store } from '../src/store'
import { changeRows, rowsOf, writeRows } from '../src/table-rows'

interface Issue {
  readonly id: string
  readonly groupId: string
  readonly title: string
  readonly subtitle: string | null
  readonly pages: number
  readonly printedAt: Date
  readonly writers: readonly string[]
  readonly layout: { readonly columns: number } | null
}

const issueTable = new EntitySchema<Issue>({
  name: 'issue',
  tableName: 'issues',
  columns: {
    id: { ...id, primary: true },
    groupId: { name: 'group_id', ...id },
    title: text,
    subtitle: optionalText,
    pages: whole,
    printedAt: { name: 'printed_at', ...instant },
    writers: { ...text, array: true },
    layout: { type: 'jsonb', nullable: true },
  },
})

class Issues1764000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table issues (
        id uuid primary key, group_id uuid not null, title text not null, subtitle text, pages int not null,
        printed_at timestamptz not null, writers text[] not null, layout jsonb
      );
      ${guardTenant('press', 'issues')}`)
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}

const groupId = uuidv7()
let database: Awaited<ReturnType<typeof ownDatabase>>
let store: Store

beforeAll(async () => {
  database = await ownDatabase()
  store = await Store.open({
    service: 'press',
    databaseUrl: database.url,
    entities: [issueTable],
    migrations: [Issues1764000000001],
    clock: systemClock,
  })
})

afterAll(async () => {
  await store.close()
  await database.drop()
})

const issue = (given: Partial<Issue> = {}): Issue => ({
  id: uuidv7(),
  groupId,
  title: '首问责任“制”, a \\ and a {brace}',
  subtitle: null,
  pages: 12,
  printedAt: new Date('2026-02-14T09:30:15.123Z'),
  writers: ['张三', 'a, b', ''],
  layout: { columns: 3 },
  ...given,
})

const inGroup = <Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> =>
  store.inTenant(groupId, ({ manager }) => work(manager))

const kept = (ids: readonly string[]): Promise<Issue[]> =>
  inGroup((manager) =>
    manager
      .createQueryBuilder(issueTable, 'issue')
      .where('issue.id = any(:ids)', { ids })
      .orderBy('issue.id')
      .getMany(),
  )

test('rows are read as they were written', async () => {
  const issues = [issue(), issue({ layout: null, subtitle: '副题', writers: [] })]
  await inGroup((manager) => writeRows(manager, rowsOf(issueTable, 'is refused'), issues))
  expect(await kept(issues.map((each) => each.id))).toEqual(issues)
})

test('one that is there already is refused, or stays as it is', async () => {
  const first = issue()
  const second = { ...first, title: 'another' }
  const fresh = issue()
  await inGroup((manager) => writeRows(manager, rowsOf(issueTable, 'is refused'), [first]))
  const refused = inGroup((manager) => writeRows(manager, rowsOf(issueTable, 'is refused'), [second]))
  await expect(refused).rejects.toThrow()
  await inGroup((manager) => writeRows(manager, rowsOf(issueTable, 'stays'), [second, fresh]))
  expect(await kept([first.id, fresh.id])).toEqual([first, fresh])
})

test('each row gets its own changes, and keeps what they do not name', async () => {
  const [a, b, c, d] = [issue(), issue(), issue(), issue()]
  await inGroup(async (manager) => {
    await writeRows(manager, rowsOf(issueTable, 'is refused'), [a, b, c, d])
    await changeRows(manager, issueTable, [
      { id: a.id, title: 'A', pages: 1 },
      { id: b.id, title: 'B', pages: 2 },
      { id: c.id, layout: null, writers: ['李四'] },
      { id: d.id },
    ])
  })
  expect(await kept([a.id, b.id, c.id, d.id])).toEqual([
    { ...a, title: 'A', pages: 1 },
    { ...b, title: 'B', pages: 2 },
    { ...c, layout: null, writers: ['李四'] },
    d,
  ])
})
