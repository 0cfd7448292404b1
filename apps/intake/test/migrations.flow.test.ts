import { expect, test } from '@jest/globals'
import { systemClock } from '@shouwen/access/clock'
import { ownDatabase } from '@shouwen/testing/servers'
import { Store } from '@shouwen/transactions/store'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../src/service'
import { RepairAcceptance1764000000007 } from '../src/store/migrations/0006-repair-acceptance'

test('orders that were known before acceptance was asked for are at the version that they were told at', async () => {
  const database = await ownDatabase()
  const { name, entities, migrations } = service
  const open = (upTo: typeof migrations): Promise<Store> =>
    Store.open({ service: name, databaseUrl: database.url, entities, migrations: upTo, clock: systemClock })
  const [groupId, done, working] = [uuidv7(), uuidv7(), uuidv7()]
  const before = await open(migrations.slice(0, migrations.indexOf(RepairAcceptance1764000000007)))
  await before.inTenant(groupId, ({ manager }) =>
    manager.query(
      `insert into known_work_orders (work_order_id, group_id, appeal_id, done)
       values ($1, $3, $4, true), ($2, $3, $4, false)`,
      [done, working, groupId, uuidv7()],
    ),
  )
  await before.close()
  const after = await open(migrations)
  const rows = await after.read(groupId, (manager) =>
    manager.query(
      'select work_order_id as id, done, awaits_acceptance as awaits, version from known_work_orders order by version',
    ),
  )
  expect(rows).toEqual([
    { id: working, done: false, awaits: false, version: 1 },
    { id: done, done: true, awaits: false, version: 3 },
  ])
  await after.close()
  await database.drop()
})
