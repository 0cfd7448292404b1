import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { unitId } from '@shouwen/scenarios/seed/seed'
import { onConnection } from '@shouwen/testing/servers'
import { pino } from 'pino'
import { v7 as uuidv7 } from 'uuid'
import { Scene, complaintForm, estate } from '../clauses/scene'
import { everyTable, nameOf } from '../tenancy/catalogue'
import { aWorldHere } from '../world-here'

let scene: Scene
const logged: string[] = []

beforeAll(async () => {
  const kept = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged.push(chunk.toString())
      done()
    },
  })
  scene = new Scene(await aWorldHere({ log: pino({ level: 'trace' }, kept) }))
})

afterAll(() => scene?.close())

/** A caller, and an elder with a relative, whom nothing else in the seeded house is named after. */
const caller = { name: '欧阳若兰', telephone: '13812349999' }
const elder = '慕容秀珍'
const relative = { name: '慕容远', relationship: '儿子', telephone: '13712348888' }
const personal = '欧阳若兰|慕容秀珍|慕容远|13812349999|13712348888'

test('names and telephones lie with customers and elders alone: in no event, no kept answer, no log', async () => {
  const appealId = await scene.register('steward', { ...complaintForm, caller })
  type Linked = { customer: { id: string } | null }
  const { customer } = await scene.appeal<Linked>(
    appealId,
    'customer { id }',
    (seen) => seen.customer !== null,
  )
  const home = { projectId: await scene.project(estate), birthDate: '1941-05-06', livesAlone: true }
  const { id: elderId } = await scene.does<{ id: string }>(
    'steward',
    'registerElder',
    {
      ...home,
      unitId: await unitId(scene.world.client, 'steward', estate, '1-1-301'),
      name: elder,
      retired: true,
      livesApartFromChildren: true,
      relatives: [relative],
    },
    'id',
  )

  const whom = { idempotencyKey: uuidv7(), customerId: customer?.id, reason: 'AUDIT' }
  const whose = { idempotencyKey: uuidv7(), elderId, reason: 'AUDIT' }
  for (const _again of [1, 2]) {
    expect(await scene.does('management', 'revealCustomer', whom, 'name telephone')).toEqual({
      name: caller.name,
      telephone: `+86${caller.telephone}`,
    })
    const fields = 'relatives { name relationship telephone }'
    expect(await scene.does('gm-office', 'revealRelatives', whose, fields)).toEqual({
      relatives: [{ ...relative, telephone: `+86${relative.telephone}` }],
    })
  }
  const mark = { confidential: true, reason: 'CUSTOMERS_SECRET' }
  await scene.changes('director', 'markConfidential', appealId, mark)
  /** What is wrong with an input is told without quoting it. */
  for (const wrong of [{ customerId: caller.telephone }, { customerId: [caller] }, { reason: caller.name }]) {
    expect((await scene.tries('management', 'revealCustomer', { ...whom, ...wrong })).codes).toEqual([
      'INPUT_INVALID',
    ])
  }

  const holders = await onConnection(scene.world.databaseUrl, async (query) => {
    const found: string[] = []
    for (const table of await everyTable(query)) {
      const sql = `select 1 from ${nameOf(table)} as held where held::text ~ $1 limit 1`
      if ((await query(sql, [personal])).count > 0) found.push(`${table.schema}.${table.name}`)
    }
    return found
  })
  expect(holders).toEqual(['customer_profile.customers', 'elderly_care.elders'])
  expect(logged.length).toBeGreaterThan(0)
  expect(logged.filter((line) => new RegExp(personal).test(line))).toEqual([])
})
