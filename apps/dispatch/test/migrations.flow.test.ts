import { expect, test } from '@jest/globals'
import { systemClock } from '@shouwen/access/clock'
import { ownDatabase } from '@shouwen/testing/servers'
import { Store } from '@shouwen/transactions/store'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../src/service'
import { PassingOnAndRepairs1764000000004 } from '../src/store/migrations/0004-passing-on-and-repairs'
import { handoverTable, workOrderTable } from '../src/store/work-tables'

test('hand-overs and orders of before orders could be passed on stay as they were', async () => {
  const database = await ownDatabase()
  const { name, entities, migrations } = service
  const open = (upTo: typeof migrations): Promise<Store> =>
    Store.open({ service: name, databaseUrl: database.url, entities, migrations: upTo, clock: systemClock })
  const [groupId, companyId, projectId, departmentId, appealId] = Array.from({ length: 5 }, () => uuidv7())
  if (groupId === undefined) throw new Error('five ids')
  const before = await open(migrations.slice(0, migrations.indexOf(PassingOnAndRepairs1764000000004)))
  await before.inTenant(groupId, async ({ manager }) => {
    const run = (sql: string, values: unknown[]): Promise<unknown> => manager.query(sql, values)
    await run(`insert into property_groups (id, group_id, code, name) values ($1, $1, 'g', 'g')`, [groupId])
    await run(`insert into companies (id, group_id, code, name, path) values ($1, $2, 'c', 'c', 'g/c')`, [
      companyId,
      groupId,
    ])
    await run(
      `insert into projects (id, group_id, company_id, code, name, kind, path, time_zone, opens, closes)
       values ($1, $2, $3, 'p', 'p', 'residential', 'g/c/p', 'Asia/Shanghai', '08:00', '18:00')`,
      [projectId, groupId, companyId],
    )
    await run(
      `insert into departments (id, group_id, project_id, code, name, duty) values ($1, $2, $3, 'd', 'd', 'engineering')`,
      [departmentId, groupId, projectId],
    )
    await run(`insert into appeals (id, group_id, open, version) values ($1, $2, true, 1)`, [
      appealId,
      groupId,
    ])
    await run(
      `insert into handovers (id, group_id, appeal_id, project_path, department_id, duty, rule, clause, pack_id, pack_version, at)
       values ($1, $2, $3, 'g/c/p', $4, 'engineering', 'dutyOfCategory', 'P5.2.1', 'residential', 2, now())`,
      [uuidv7(), groupId, appealId, departmentId],
    )
    for (const status of ['done', 'opened']) {
      await run(
        `insert into work_orders (id, group_id, appeal_id, project_path, department_id, status, appeal_kind, project_kind,
           pack_id, pack_version, opened_at, version)
         values ($1, $2, $3, 'g/c/p', $4, $5, 'repair', 'residential', 'residential', 2, now(), 1)`,
        [uuidv7(), groupId, appealId, departmentId, status],
      )
    }
  })
  await before.close()
  const after = await open(migrations)
  const [handovers, orders] = await after.read(groupId, (manager) =>
    Promise.all([manager.find(handoverTable), manager.find(workOrderTable, { order: { status: 'ASC' } })]),
  )
  expect(handovers).toMatchObject([{ departmentId, fromDepartmentId: null, givenBy: null, reason: null }])
  const untouched = {
    parts: [],
    labourMinutes: 0,
    acceptance: null,
    grade: null,
    offeredTo: [],
    assignment: null,
  }
  expect(orders).toMatchObject([
    { status: 'done', ...untouched },
    { status: 'opened', ...untouched },
  ])
  await after.close()
  await database.drop()
})
