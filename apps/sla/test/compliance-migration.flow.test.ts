import { expect, test } from '@jest/globals'
import { systemClock } from '@shouwen/access/clock'
import { ownDatabase } from '@shouwen/testing/servers'
import { Store } from '@shouwen/transactions/store'
import { v7 as uuidv7 } from 'uuid'
import { service } from '../src/service'
import { Compliance1764000000027 } from '../src/store/migrations/0007-compliance'
import { clockTable } from '../src/store/tables'

test('clocks of before they were counted know the kind and the category of their appeals, and nothing that was not kept', async () => {
  const database = await ownDatabase()
  const { name, entities, migrations } = service
  const open = (upTo: typeof migrations): Promise<Store> =>
    Store.open({ service: name, databaseUrl: database.url, entities, migrations: upTo, clock: systemClock })
  const [groupId, projectId, known, unknown] = [uuidv7(), uuidv7(), uuidv7(), uuidv7()]
  const before = await open(migrations.slice(0, migrations.indexOf(Compliance1764000000027)))
  await before.inTenant(groupId, async ({ manager }) => {
    await manager.query(
      `insert into known_appeals (appeal_id, group_id, registration) values ($1, $3, $4), ($2, $3, null)`,
      [known, unknown, groupId, { kind: 'repair', category: 'power' }],
    )
    for (const appealId of [known, unknown]) {
      await manager.query(
        `insert into clocks (id, group_id, project_id, project_path, appeal_id, code, target, clause, pack_id, pack_version,
           time_window, generation, started_at, due_at, promised_due_at, warn_at, warnings, rungs, provisional, explanation, calendar_version, state)
         values ($1, $2, $3, 'g/c/p', $4, 'minor-repair', 'resolution', 'P5.4.2', 'residential', 5,
           '{"hours":8}', 1, now(), now(), now(), now(), '[]', '[]', false, '{"counted":"minutes","amount":480}', 'cn-2026.1', 'running')`,
        [uuidv7(), groupId, projectId, appealId],
      )
    }
  })
  await before.close()
  const after = await open(migrations)
  const clocks = await after.read(groupId, (manager) => manager.find(clockTable))
  const byAppeal = new Map(clocks.map((clock) => [clock.appealId, clock]))
  const notKept = { departmentId: null, firstContactId: null }
  expect(byAppeal.get(known)).toMatchObject({ kind: 'repair', category: 'power', ...notKept })
  expect(byAppeal.get(unknown)).toMatchObject({ kind: null, category: null, ...notKept })
  await after.close()
  await database.drop()
})
