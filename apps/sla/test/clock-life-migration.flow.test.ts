import { expect, test } from '@jest/globals'
import { systemClock } from '@shouwen/access/clock'
import { ownDatabase } from '@shouwen/testing/servers'
import { Store } from '@shouwen/transactions/store'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../src/service'
import { ClockLife1764000000024 } from '../src/store/migrations/0004-clock-life'
import { clockTable } from '../src/store/tables'

test('clocks of before clocks could stand still are due as they were promised', async () => {
  const database = await ownDatabase()
  const { name, entities, migrations } = service
  const open = (upTo: typeof migrations): Promise<Store> =>
    Store.open({ service: name, databaseUrl: database.url, entities, migrations: upTo, clock: systemClock })
  const groupId = uuidv7()
  const before = await open(migrations.slice(0, migrations.indexOf(ClockLife1764000000024)))
  await before.inTenant(groupId, async ({ manager }) => {
    for (const [state, stoppedAt] of [
      ['met', '2026-03-02T03:00:00Z'],
      ['running', null],
    ]) {
      await manager.query(
        `insert into clocks (id, group_id, project_id, project_path, appeal_id, code, target, clause, pack_id, pack_version,
           time_window, generation, started_at, due_at, warn_at, provisional, explanation, calendar_version, state, stopped_at)
         values ($1, $2, $1, 'g/c/p', $1, 'minor-repair', 'resolution', 'P5.4.2', 'residential', 5, '{"hours": 8}', 1,
           '2026-03-02T01:00:00Z', '2026-03-02T09:00:00Z', '2026-03-02T07:24:00Z', false,
           '{"counted": "minutes", "amount": 480}', 'cn-2026.1', $3, $4)`,
        [uuidv7(), groupId, state, stoppedAt],
      )
    }
  })
  await before.close()
  const after = await open(migrations)
  const clocks = await after.read(groupId, (manager) => manager.find(clockTable, { order: { state: 'ASC' } }))
  const promised = {
    dueAt: new Date('2026-03-02T09:00:00Z'),
    promisedDueAt: new Date('2026-03-02T09:00:00Z'),
    pauses: [],
    extensions: [],
  }
  expect(clocks).toMatchObject([
    { state: 'met', ...promised },
    { state: 'running', ...promised },
  ])
  await after.close()
  await database.drop()
})
