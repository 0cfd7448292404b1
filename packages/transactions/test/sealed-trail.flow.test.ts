import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { v7 as uuidv7 } from 'uuid'
import { eventsAfter } from '../src/event-log'
import { mayRecord } from '../src/settled'
import { SealKey } from '../src/trail/seal-key'
import { sealHash, statementBytes } from '../src/trail/seal'
import { statementOf, type StoredSeal } from '../src/trail/stored-seal'
import { SealedPress } from './sealed-press'

let press: SealedPress
const groupId = uuidv7()
const otherGroupId = uuidv7()

beforeEach(async () => {
  press = await SealedPress.open()
})

afterEach(() => press.close())

/** Three seals of two rows each: 1 and 2, 3 and 4, 5 and 6. */
async function threeSeals(): Promise<void> {
  for (const first of [1, 3, 5]) {
    await press.print(groupId, first, first + 1)
    await press.seal()
  }
}

describe('an untouched trail', () => {
  test('has every row that twelve writers made meanwhile in one seal, and nothing is found', async () => {
    let writing = true
    const writers = Array.from({ length: 12 }, async (_each, writer) => {
      for (let round = 0; round < 20; round += 1)
        await press.print(
          writer % 2 === 0 ? groupId : otherGroupId,
          writer * 1_000 + round,
          writer * 1_000 + round + 500,
        )
    })
    const sealing = (async () => {
      while (writing) await press.sealShown()
    })()
    await Promise.all(writers)
    writing = false
    await sealing
    await press.seal()
    const reports = await press.verify()
    expect(reports.map(({ rows, unsealed, findings }) => ({ rows, unsealed, findings }))).toEqual([
      { rows: 240, unsealed: 0, findings: [] },
      { rows: 240, unsealed: 0, findings: [] },
    ])
    expect(reports.every(({ seals }) => seals > 1)).toBe(true)
  })

  test('keeps two groups apart, each with a chain of its own', async () => {
    await press.print(groupId, 1)
    await press.print(otherGroupId, 2)
    await press.seal()
    await press.print(otherGroupId, 3)
    await press.seal()
    const reports = await press.verify()
    expect(new Map(reports.map((report) => [report.groupId, report.head?.number]))).toEqual(
      new Map([
        [groupId, 1],
        [otherGroupId, 2],
      ]),
    )
    await press.tamper(`update events set actor_id = 'somebody else' where data->>'code' = 'issue-3'`)
    const findings = new Map((await press.verify()).map((report) => [report.groupId, report.findings.length]))
    expect(findings).toEqual(
      new Map([
        [groupId, 0],
        [otherGroupId, 1],
      ]),
    )
  })

  test('goes on where it was after a restart', async () => {
    await press.print(groupId, 1, 2)
    await press.seal()
    await press.restart()
    await press.print(groupId, 3)
    await press.seal()
    expect(await press.verify()).toMatchObject([{ seals: 2, rows: 3, unsealed: 0, findings: [] }])
  })

  test('waits for the oldest running transaction, so that none of its rows is passed over', async () => {
    await press.tamper('begin')
    await press.tamper(mayRecord)
    await press.tamper('select pg_current_xact_id()')
    await press.print(groupId, 1)
    await press.sealShown()
    expect(await press.verify()).toMatchObject([{ seals: 0, rows: 0, unsealed: 1, findings: [] }])
    await press.tamper('commit')
    await press.seal()
    expect(await press.verify()).toMatchObject([{ seals: 1, rows: 1, unsealed: 0, findings: [] }])
  })

  test('is sealed under one key and then the next, when both are trusted', async () => {
    const next = SealKey.generate()
    await press.print(groupId, 1)
    await press.seal()
    await press.print(groupId, 2)
    await press.seal(next)
    expect(await press.found()).toEqual([
      expect.stringMatching(/^seal 2 was signed with a key that is not trusted/),
    ])
    const [report] = await press.verify(undefined, press.key.publicPem + next.publicPem)
    expect(report?.findings).toEqual([])
  })

  test('sealed by two at once is sealed once', async () => {
    await press.print(groupId, 1, 2, 3)
    await Promise.allSettled([press.sealShown(), press.sealShown(), press.sealShown()])
    await press.seal()
    expect(await press.verify()).toMatchObject([{ seals: 1, rows: 3, findings: [] }])
  })
})

describe('its tables', () => {
  test('cover every column of an event but its place in the commit order', async () => {
    const columns: { column_name: string; data_type: string }[] = await press.superuser
      .query(
        `select column_name, data_type from information_schema.columns
          where table_schema = 'press' and table_name = 'events' and column_name not in ('xid', 'traceparent')
            and is_generated = 'NEVER'`,
      )
      .then(({ rows }) => rows)
    const other: Record<string, string> = {
      uuid: 'gen_random_uuid()',
      bigint: 'default',
      text: `'other'`,
      ARRAY: `array['other']`,
      integer: '7',
      jsonb: `'{"code": "issue-1", "more": 2}'`,
      'timestamp with time zone': `occurred_at + interval '1 microsecond'`,
    }
    const all = [...columns.map(({ column_name }) => column_name), 'xid', 'traceparent'].join(', ')
    await press.print(groupId, 1)
    await press.seal()
    for (const { column_name, data_type } of columns.filter((column) => column.column_name !== 'id')) {
      await press.tamper('create table kept as select * from events')
      await press.tamper(`update events set ${column_name} = ${other[data_type]}`)
      expect([column_name, ...(await press.found())]).toEqual([
        column_name,
        expect.stringMatching(/^changed: row .* \(sealed in 1\)$/),
      ])
      await press.tamper('delete from events')
      await press.tamper(`insert into events (${all}) overriding system value select ${all} from kept`)
      await press.tamper('drop table kept')
      expect(await press.found()).toEqual([])
    }
  })

  test.each(['trail_seals', 'sealed_events'])(
    '%s takes nothing back, and nothing from a tenant',
    async (table) => {
      await press.print(groupId, 1)
      await press.seal()
      for (const sql of [
        `update ${table} set group_id = group_id`,
        `delete from ${table}`,
        `truncate ${table}`,
      ])
        await expect(press.store.asJob(({ manager }) => manager.query(sql))).rejects.toThrow(
          'permission denied',
        )
      await expect(
        press.store.inTenant(groupId, ({ manager }) =>
          manager.query(`insert into ${table} select * from ${table}`),
        ),
      ).rejects.toThrow('permission denied')
    },
  )
})

describe('somebody with every right', () => {
  beforeEach(threeSeals)

  test('alters a row', async () => {
    await press.tamper(
      `update events set data = '{"code": "issue-3", "more": 1}' where data->>'code' = 'issue-3'`,
    )
    expect(await press.found()).toEqual([`changed: ${await press.nameOf(3)} (sealed in 2)`])
  })

  test('removes a row', async () => {
    const name = await press.nameOf(4)
    await press.tamper(`delete from events where data->>'code' = 'issue-4'`)
    expect(await press.found()).toEqual([`removed: ${name} (sealed in 2)`])
  })

  test('inserts a row in the past', async () => {
    await press.tamper(
      `insert into events (id, xid, group_id, type, subject, appeal_id, actor_kind, actor_id, clauses, occurred_at,
                           correlation_id, data)
       select gen_random_uuid(), xid, group_id, type, subject, gen_random_uuid(), actor_kind, actor_id, clauses,
              occurred_at, correlation_id, '{"code": "issue-99"}' from events where data->>'code' = 'issue-3'`,
    )
    await press.seal()
    expect(await press.found()).toEqual([`inserted: ${await press.nameOf(99)} (in no seal)`])
  })

  test('alters a row and what its seal keeps of it', async () => {
    await press.tamper(`update sealed_events set row_hash = sha256('other') where seal = 2 and place = 1`)
    expect(await press.found()).toEqual([
      `changed: ${await press.nameOf(3)} (sealed in 2)`,
      expect.stringMatching(/^seal 2 does not cover the list of its rows/),
    ])
  })

  test.each([
    ['within the chain', 2],
    ['at its end', 3],
  ])('removes a seal %s', async (_where, number) => {
    await press.tamper('delete from trail_seals where number = $1', [number])
    expect(await press.found()).toEqual([
      `seal ${number} is missing: it was removed, or given another number`,
    ])
  })

  test('removes the last seal and its rows: who kept the head of the chain knows', async () => {
    const [before] = await press.verify()
    if (before?.head === null || before === undefined) throw new Error('there is a chain')
    await press.tamper('delete from trail_seals where number = 3')
    await press.tamper('delete from sealed_events where seal = 3')
    await press.tamper(`delete from events where data->>'code' = 'issue-6'`)
    await press.seal()
    expect(await press.found(new Map([[groupId, before.head]]))).toEqual([
      expect.stringMatching(
        /^seal 3 was the last seal at an earlier verification, and is not the same or gone/,
      ),
    ])
  })

  test('swaps two seals', async () => {
    await press.tamper('update trail_seals set number = number + 100 where number in (2, 3)')
    await press.tamper(
      'update trail_seals set number = case number when 102 then 3 else 2 end where number > 100',
    )
    const found = await press.found()
    for (const number of [2, 3]) {
      expect(found).toContainEqual(
        expect.stringMatching(new RegExp(`^seal ${number} was changed: its signature`)),
      )
      expect(found).toContainEqual(
        expect.stringMatching(new RegExp(`^seal ${number} does not name the seal before it`)),
      )
    }
  })

  test('forges a seal with a key of their own, the chain after it included', async () => {
    const forger = SealKey.generate()
    const { rows } = await press.superuser.query<StoredSeal>(
      'select * from trail_seals where number > 1 order by number',
    )
    let previous = rows[0]?.previous.toString('hex') ?? ''
    for (const stored of rows) {
      const forged = {
        ...statementOf('press', stored),
        previous,
        sealedAt: '2020-01-01T00:00:00.000Z',
        key: forger.id,
      }
      previous = sealHash(forged)
      await press.tamper(
        `update trail_seals set previous = decode($2, 'hex'), sealed_at = $3, key_id = $4, signature = $5 where number = $1`,
        [stored.number, forged.previous, forged.sealedAt, forged.key, forger.sign(statementBytes(forged))],
      )
    }
    expect(await press.found()).toEqual([
      expect.stringMatching(/^seal 2 was signed with a key that is not trusted/),
      expect.stringMatching(/^seal 3 was signed with a key that is not trusted/),
    ])
    await press.tamper('update trail_seals set key_id = $1 where number > 1', [press.key.id])
    expect(await press.found()).toContainEqual(expect.stringMatching(/^seal 2 was changed: its signature/))
  })
})

describe('a trail that was dumped and loaded into another cluster', () => {
  /** The statements that docs/operations.md gives to whoever loads a dump. */
  const [runbook = ''] =
    /begin;[^`]*set local search_path = intake[^`]*commit;/.exec(
      readFileSync(join(__dirname, '../../../docs/operations.md'), 'utf8'),
    ) ?? []

  test.each([
    ['further than it was sent', 2, 3],
    ['less far than it was sent', 5, 6],
    ['and nothing of it sent', 0, 1],
  ])('and sealed %s is whole, and goes on being sealed and sent', async (_how, sent, firstUnsent) => {
    await press.print(groupId, 1, 2)
    await press.print(otherGroupId, 3)
    await press.seal()
    await press.print(groupId, 4, 5, 6)
    await press.tamper(
      `update relay_cursor set (xid, seq) = (select coalesce(max(xid), '0'), coalesce(max(seq), 0) from events where data->>'code' = $1)`,
      [`issue-${sent}`],
    )
    // Transaction ids of a cluster that had come much further.
    await press.tamper(`update events set xid = (xid::text::bigint + 1000000000)::text::xid8`)
    await press.tamper(`update relay_cursor set xid = (xid::text::bigint + 1000000000)::text::xid8`)
    await press.tamper(`update trail_seals set upto_xid = (upto_xid::text::bigint + 1000000000)::text::xid8`)

    await press.tamper(runbook.replace('intake', 'press'))
    await press.print(groupId, 7)
    const unsent = await press.store.asJob(({ manager }) => eventsAfter(manager, 'cursor', 1))
    expect(unsent.map(({ event }) => event.data)).toMatchObject([{ code: `issue-${firstUnsent}` }])
    await press.seal()
    expect(await press.found()).toEqual([])
    expect((await press.verify()).map(({ rows, unsealed }) => [rows, unsealed]).sort()).toEqual([
      [1, 0],
      [6, 0],
    ])
  })
})
