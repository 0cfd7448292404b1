import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { elderRound } from '@shouwen/scenarios/lives/elder-round'
import { minorRepair } from '@shouwen/scenarios/lives/minor-repair'
import { residentialComplaint } from '@shouwen/scenarios/lives/residential-complaint'
import { onConnection, sqlOn, type Query } from '@shouwen/testing/servers'
import { aStandaloneWorld, type TimedWorld } from '../world'
import { aRowOf, attemptsOn, comesToNothing } from './attempts'
import { everyTable, holesInDefinition, nameOf, rolesOf, withoutGroup, type Table } from './catalogue'

/** Becomes somebody, for the rest of the transaction. */
type Become = (query: Query, table: Table) => Promise<unknown>

let world: TimedWorld
let victim: string
let rival: string

beforeAll(async () => {
  world = await aStandaloneWorld()
  const quietly = (): void => undefined
  await minorRepair(world.client, quietly)
  await residentialComplaint(world.client, quietly)
  await elderRound(world.client, quietly)
  const groupOf = async (persona: string): Promise<string> => {
    const { me } = await world.client.must<{ me: { group: { id: string } } }>(
      persona,
      '{ me { group { id } } }',
    )
    return me.group.id
  }
  victim = await groupOf('director')
  rival = await groupOf('rival-director')
}, 120_000)

afterAll(() => world?.close())

const guarded = (tables: readonly Table[]): Table[] => tables.filter(({ name }) => !withoutGroup.has(name))

/** Tries everything on every table's rows of the first group, as somebody else; what did not come to nothing. */
async function holesFor(become: Become): Promise<{ tables: number; holes: string[] }> {
  return onConnection(world.databaseUrl, async (query) => {
    const tables = guarded(await everyTable(query))
    const holes: string[] = []
    for (const table of tables) {
      await query('begin')
      await query(`set local session_replication_role = 'replica'`)
      await query(`set local lock_timeout = '10s'`)
      const row = await aRowOf(query, table, victim)
      await become(query, table)
      for (const attempt of attemptsOn(table, victim, row)) {
        if (!(await comesToNothing(query, attempt))) holes.push(`${attempt.what} ${nameOf(table)}`)
      }
      await query('rollback')
    }
    return { tables: tables.length, holes }
  })
}

const asTenant =
  (group: () => string | null): Become =>
  async (query, { schema }) => {
    await query(`set local role ${rolesOf(schema).tenant}`)
    const named = group()
    if (named !== null) await query(`select set_config('app.group', $1, true)`, [named])
  }

test('every table of every service carries its group and is guarded', async () => {
  const tables = await onConnection(world.databaseUrl, everyTable)
  expect([...new Set(tables.map(({ schema }) => schema))]).toEqual([
    'analytics',
    'customer_profile',
    'dispatch',
    'elderly_care',
    'intake',
    'revisit_audit',
    'sla',
  ])
  expect(tables.flatMap(holesInDefinition)).toEqual([])
})

test.each<[string, () => string | null]>([
  ['of the rival group', () => rival],
  ['without a group', () => null],
  ['with an empty group', () => ''],
])('a tenant %s reads, changes, takes and plants not one row of the first group', async (_who, group) => {
  const { tables, holes } = await holesFor(asTenant(group))
  expect(tables).toBeGreaterThan(60)
  expect(holes).toEqual([])
})

test('the same attempts find the rows of every table for whom they belong to', async () => {
  const { tables, holes } = await holesFor(asTenant(() => victim))
  expect(holes.filter((hole) => hole.startsWith('reads '))).toHaveLength(tables)
})

test('a login that owns the tables and is no superuser is held as well', async () => {
  const owner = `owner_${randomBytes(6).toString('hex')}`
  await sqlOn(world.databaseUrl, `create role ${owner} login`)
  try {
    const { holes } = await holesFor(async (query, table) => {
      await query(`grant usage on schema ${table.schema} to ${owner}`)
      await query(`alter table ${nameOf(table)} owner to ${owner}`)
      await query(`set local session authorization ${owner}`)
    })
    expect(holes).toEqual([])
  } finally {
    await sqlOn(world.databaseUrl, `drop role ${owner}`)
  }
})

test('what is only ever added is neither changed nor deleted, by its own group least of all', async () => {
  await onConnection(world.databaseUrl, async (query) => {
    const tables = guarded(await everyTable(query))
    const appendOnly = tables.filter(({ rights }) => !rights.includes('update') && !rights.includes('delete'))
    const events = appendOnly.filter(({ name }) => name === 'events').map(({ schema }) => schema)
    expect(events).toEqual([...new Set(tables.map(({ schema }) => schema))])
    for (const table of appendOnly) {
      await query('begin')
      await asTenant(() => victim)(query, table)
      for (const sql of [
        `update ${nameOf(table)} set group_id = group_id`,
        `delete from ${nameOf(table)}`,
        `truncate ${nameOf(table)}`,
      ]) {
        expect([sql, await comesToNothing(query, { sql, values: [], mustFail: true })]).toEqual([sql, true])
      }
      await query('rollback')
    }
  })
})

test('a table that forgets its group, its policies or its force is found', async () => {
  await onConnection(world.databaseUrl, async (query) => {
    await query('begin')
    await query('create table intake.ungrouped (id uuid)')
    await query('create table intake.unguarded (group_id uuid)')
    await query('create table sla.unforced (group_id uuid)')
    await query('alter table sla.unforced enable row level security')
    await query('create policy open on sla.unforced using (true)')
    await query('create view intake.everything as select * from intake.appeals')
    await query('grant select on intake.relay_cursor to shouwen_intake_tenant')
    const holes = (await everyTable(query)).flatMap(holesInDefinition)
    await query('rollback')
    expect(holes).toEqual([
      '"intake"."everything" is no ordinary table but of kind v',
      '"intake"."everything" has no row-level security',
      '"intake"."everything" does not force row-level security on its owner',
      '"intake"."everything" has other policies: none',
      '"intake"."relay_cursor" may be touched by a tenant: select',
      '"intake"."ungrouped" has no group_id',
      '"intake"."ungrouped" has no row-level security',
      '"intake"."ungrouped" does not force row-level security on its owner',
      '"intake"."ungrouped" has other policies: none',
      '"intake"."unguarded" has no row-level security',
      '"intake"."unguarded" does not force row-level security on its owner',
      '"intake"."unguarded" has other policies: none',
      '"sla"."unforced" does not force row-level security on its owner',
      '"sla"."unforced" has other policies: * public',
    ])
  })
})

/** Row-level security lets no index be asked by what could tell of the rows of others: an expression, what an array or JSON contains. */
test('every index of a guarded table is one that a tenant can ask', async () => {
  const { rows } = await onConnection(world.databaseUrl, (query) =>
    query(
      `select t.relnamespace::regnamespace || '.' || i.relname as name
         from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
         join pg_am m on m.oid = i.relam
        where t.relrowsecurity and (x.indexprs is not null or m.amname <> 'btree')`,
    ),
  )
  expect(rows).toEqual([])
})
