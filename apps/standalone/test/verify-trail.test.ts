import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { eventually } from '@shouwen/testing/eventually'
import { sqlOn } from '@shouwen/testing/servers'
import { aStandaloneWorld, type TimedWorld } from './world'

const checkout = resolve(__dirname, '../../..')

describe('npm run verify-trail', () => {
  let world: TimedWorld

  beforeAll(async () => {
    world = await aStandaloneWorld()
  })

  afterAll(async () => {
    await world?.close()
  })

  async function verify(...args: string[]): Promise<{ code: unknown; said: string }> {
    const { DATABASE_URL: _database, NATS_URL: _nats, ...ours } = process.env
    const command = spawn(process.execPath, ['infra/run/verify-trail.mjs', ...args], {
      cwd: checkout,
      env: { ...ours, DATABASE_URL: world.databaseUrl, SHOUWEN_DATA: world.dataFolder },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    for (const stream of [command.stdout, command.stderr])
      stream.on('data', (data: Buffer) => (said += data.toString()))
    const [code]: unknown[] = await once(command, 'close')
    return { code, said }
  }

  async function untilSealed(): Promise<void> {
    await eventually(async () => {
      const rows = await sqlOn(
        world.databaseUrl,
        'select from dispatch.events where id not in (select event_id from dispatch.sealed_events)',
      )
      if (rows.length > 0) throw new Error(`${rows.length} rows are not sealed`)
    })
  }

  test('finds nothing in an untouched house; then names the row, and what became of it', async () => {
    await untilSealed()
    const heads = join(world.dataFolder, 'heads.json')
    const first = await verify('--heads', heads)
    expect(first).toEqual({ code: 0, said: expect.stringContaining('Everything is as it was sealed.') })
    expect(first.said).toMatch(
      /^dispatch: trusts [0-9a-f]{64}\n {2}group \S+: \d+ seals, \d+ rows, \d+ not sealed yet/m,
    )
    expect(JSON.parse(readFileSync(heads, 'utf8'))).toMatchObject({ dispatch: {}, intake: {} })

    const rows = await sqlOn(
      world.databaseUrl,
      `update dispatch.events set actor_id = 'somebody else'
        where id = (select id from dispatch.events where type = 'dispatch.staff.appointed.v1' limit 1) returning id`,
    )
    const key = join(world.dataFolder, 'trail-seal-key.pub.pem')
    const second = await verify('--key', key, '--service', 'dispatch')
    expect(second.code).toBe(1)
    const wrong = second.said.split('\n').filter((line) => line.includes('WRONG'))
    expect(wrong).toEqual([
      expect.stringContaining(
        `changed: row ${String(rows[0]?.['id'])} dispatch.staff.appointed.v1 (sealed in`,
      ),
    ])
    expect(second.said).toContain('dispatch; see above')
  })
})
