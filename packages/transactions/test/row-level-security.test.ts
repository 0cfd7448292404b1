import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { systemClock } from '@shouwen/access/clock'
import { ownDatabase, sqlOn } from '@shouwen/testing/servers'
import type { EntityManager, MigrationInterface, QueryRunner } from 'typeorm'
import { v7 as uuidv7 } from 'uuid'
import { guardTenant, rolesOf } from '../src/house-tables'
import { Store } from '../src/store'

/** Roles belong to the whole server: a service of this test's own, whose login is a plain owner, as in production. */
const service = `vault${randomBytes(4).toString('hex')}`

class Secrets1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create table secrets (id uuid primary key, group_id uuid not null, what text not null);
       ${guardTenant(service, 'secrets')}`,
    )
  }

  async down(): Promise<void> {
    throw new Error('migrations only go forward')
  }
}

const [ours, rivals] = [uuidv7(), uuidv7()]
let database: { url: string; drop(): Promise<void> }
let login: string
let store: Store

/** The pool gives the connection that came back last: whatever a transaction leaves behind, the next one finds. */
const connectionOf = async (manager: EntityManager): Promise<number> =>
  (await manager.query('select pg_backend_pid() as pid'))[0].pid

const secretsIn = (manager: EntityManager): Promise<unknown[]> => manager.query('select what from secrets')

beforeAll(async () => {
  database = await ownDatabase()
  const { pathname } = new URL(database.url)
  await sqlOn(database.url, `create role ${service} login createrole password 'of a test'`)
  await sqlOn(database.url, `alter database ${pathname.slice(1)} owner to ${service}`)
  const url = new URL(database.url)
  url.username = service
  url.password = 'of a test'
  login = url.href
  store = await Store.open({
    service,
    databaseUrl: login,
    entities: [],
    migrations: [Secrets1700000000001],
    clock: systemClock,
    poolSize: 2,
  })
  await store.inTenant(ours, ({ manager }) =>
    manager.query(`insert into secrets values ($1, $2, 'ours')`, [uuidv7(), ours]),
  )
})

afterAll(async () => {
  await store.close()
  await database.drop()
  const { tenant, job } = rolesOf(service)
  for (const role of [tenant, job, service]) await sqlOn(serverUrl(), `drop role ${role}`)
})

function serverUrl(): string {
  return process.env['TEST_DATABASE_URL'] ?? ''
}

describe('the login that owns the tables, without a role', () => {
  test('is no superuser and passes no policy', async () => {
    const [row] = await sqlOn(
      login,
      `select rolsuper or rolbypassrls as free, (select tableowner from pg_tables where tablename = 'secrets') as owner
         from pg_roles where rolname = current_user`,
    )
    expect(row).toEqual({ free: false, owner: service })
  })

  test('sees nothing, whatever group it names, and writes nothing', async () => {
    for (const group of ['', ours]) {
      const named = new URL(login)
      named.searchParams.set('options', `-c search_path=${service} -c app.group=${group}`)
      expect(await sqlOn(named.href, 'select what from secrets')).toEqual([])
      await expect(
        sqlOn(named.href, `insert into secrets values (gen_random_uuid(), '${ours}', 'x')`),
      ).rejects.toThrow('violates row-level security policy')
    }
  })
})

describe('what a transaction leaves behind in its connection', () => {
  const cut = async (manager: EntityManager): Promise<unknown> => {
    await sqlOn(database.url, `select pg_terminate_backend(${await connectionOf(manager)})`)
    return secretsIn(manager)
  }
  const failures: [string, boolean, (manager: EntityManager) => Promise<unknown>][] = [
    ['a fault of ours', true, () => Promise.reject(new Error('ours'))],
    ['an error of the database', true, (manager) => manager.query('select 1 / 0')],
    ['its backend is cut', false, cut],
  ]
  test.each(failures)('is nothing when it is aborted: %s', async (_why, reused, fail) => {
    let aborted = 0
    const failing = store.inTenant(ours, async ({ manager }) => {
      expect(await secretsIn(manager)).toEqual([{ what: 'ours' }])
      aborted = await connectionOf(manager)
      await fail(manager)
    })
    await expect(failing).rejects.toThrow()
    expect(await store.read(rivals, secretsIn)).toEqual([])
    expect((await store.read(rivals, connectionOf)) === aborted).toBe(reused)
    await expect(store.asJob(({ manager }) => fail(manager))).rejects.toThrow()
    expect(await store.read(rivals, secretsIn)).toEqual([])
    expect(await store.read(ours, secretsIn)).toEqual([{ what: 'ours' }])
  })

  test('is nothing when it is committed: each has its own role, group and rights', async () => {
    await store.asJob(({ manager }) => secretsIn(manager))
    expect(await store.read(rivals, secretsIn)).toEqual([])
    expect(await store.read('', secretsIn)).toEqual([])
    const write = (manager: EntityManager): Promise<unknown> =>
      manager.query(`insert into secrets values (gen_random_uuid(), '${ours}', 'x')`)
    await expect(store.read(ours, write)).rejects.toThrow('read-only transaction')
    await expect(store.inTenant(rivals, ({ manager }) => write(manager))).rejects.toThrow(
      'violates row-level security policy',
    )
    const setting = (manager: EntityManager): Promise<unknown> =>
      manager.query(`select current_user as role, current_setting('app.group') as group`)
    expect(await store.read(rivals, setting)).toEqual([{ role: rolesOf(service).tenant, group: rivals }])
  })
})
