import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { canonicalJson } from '../src/trail/canonical-json'
import { describeFinding, type SealFinding } from '../src/trail/findings'
import { leafHash } from '../src/trail/merkle-tree'
import { noSeal, sealHash, statementBytes, type SealStatement } from '../src/trail/seal'
import { statementOf } from '../src/trail/stored-seal'
import { leafOf, rowHash, sealedRow, trailColumns, type TrailRow } from '../src/trail/trail-row'

const row: TrailRow = {
  id: '0197a1c2-0000-7000-8000-000000000001',
  seq: '7',
  group_id: '0197a1c2-0000-7000-8000-000000000002',
  type: 'intake.appeal.closed.v1',
  subject: 'appeal/1',
  appeal_id: '0197a1c2-0000-7000-8000-000000000003',
  project_path: 'lvyuan/north/hetang',
  actor_kind: 'staff',
  actor_id: 'li',
  clauses: ['P5.5.1'],
  pack_id: 'residential',
  pack_version: 1,
  occurred_at: '2026-03-02T01:00:00.000000Z',
  correlation_id: 'call',
  causation_id: null,
  data: { revisitId: null },
}

const statement: SealStatement = {
  service: 'intake',
  groupId: row.group_id,
  number: 1,
  rows: 3,
  root: 'ab'.repeat(32),
  previous: noSeal,
  sealedAt: '2026-03-02T01:00:03.000Z',
  key: 'cd'.repeat(32),
}

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')

describe('a sealed row', () => {
  const columns = fc.constantFrom(...Object.keys(row).filter((key): key is keyof TrailRow => key in row))

  test('cannot be altered in any column without another hash, and no order of the columns makes one', () => {
    const hash = rowHash(row)
    fc.assert(
      fc.property(columns, fc.jsonValue(), (column, value) => {
        const altered = { ...row, [column]: value } as TrailRow
        const same = canonicalJson(value) === canonicalJson(row[column])
        expect(rowHash(altered).equals(hash)).toBe(same)
      }),
    )
    const reversed = Object.fromEntries(Object.entries(row).toReversed()) as unknown as TrailRow
    expect(rowHash(reversed)).toEqual(hash)
    expect(rowHash({ ...row, xid: 9 } as TrailRow)).toEqual(hash)
    expect(hash.toString('hex')).toBe(sha256(canonicalJson(row)))
  })

  test('is selected with every column that is sealed, and no other', () => {
    const selected = trailColumns.matchAll(/(?:as |e\.)(\w+)(?=,|$)/g)
    expect([...selected].map(([, name]) => name)).toEqual(Object.keys(row))
  })

  test('leaves its name in the seal, and a leaf that covers the name', () => {
    const kept = sealedRow(row)
    expect(kept).toEqual({ eventId: row.id, type: row.type, appealId: row.appeal_id, rowHash: rowHash(row) })
    const { rowHash: hash, ...name } = kept
    expect(leafOf(kept)).toEqual(leafHash(canonicalJson({ ...name, row: hash.toString('hex') })))
    for (const other of [{ eventId: 'x' }, { type: 'x' }, { appealId: null }, { rowHash: Buffer.from('x') }])
      expect(leafOf({ ...kept, ...other })).not.toEqual(leafOf(kept))
  })
})

describe('a seal', () => {
  test('says everything in canonical JSON, with the format that it is written in', () => {
    const said = { ...statement, format: 'shouwen-trail-seal/1' }
    expect(statementBytes(statement).toString()).toBe(canonicalJson(said))
    expect(statementBytes({ ...statement, wish: 1 } as SealStatement)).toEqual(statementBytes(statement))
    expect(sealHash(statement)).toBe(sha256(statementBytes(statement)))
    expect(noSeal).toMatch(/^0{64}$/)
  })

  test('has another hash when it says anything else', () => {
    const parts = fc.constantFrom(
      ...Object.keys(statement).filter((key): key is keyof SealStatement => key in statement),
    )
    fc.assert(
      fc.property(parts, fc.oneof(fc.string(), fc.nat()), (part, value) => {
        expect(sealHash({ ...statement, [part]: value }) === sealHash(statement)).toBe(
          value === statement[part],
        )
      }),
    )
  })

  test('says what was stored of it', () => {
    const stored = {
      group_id: row.group_id,
      number: 1,
      rows: 3,
      root: Buffer.from('ab'.repeat(32), 'hex'),
      previous: Buffer.from(noSeal, 'hex'),
      sealed_at: new Date('2026-03-02T01:00:03Z'),
      key_id: 'cd'.repeat(32),
      signature: Buffer.from('any'),
    }
    expect(statementOf('intake', stored)).toEqual(statement)
  })
})

describe('what a verification finds', () => {
  const found = { eventId: 'e', type: 'intake.appeal.closed.v1', appealId: 'a', seal: 4 }

  test('is told of a row by its name and place', () => {
    expect(describeFinding({ wrong: 'changed', ...found })).toBe(
      'changed: row e intake.appeal.closed.v1, appeal a (sealed in 4)',
    )
    expect(describeFinding({ wrong: 'inserted', ...found, appealId: null, seal: null })).toBe(
      'inserted: row e intake.appeal.closed.v1 (in no seal)',
    )
  })

  test.each<[SealFinding['wrong'], RegExp]>([
    ['sealRemoved', /is missing/],
    ['chainBroken', /does not name the seal before it/],
    ['signatureWrong', /signature does not cover/],
    ['keyUnknown', /key that is not trusted/],
    ['listChanged', /list of its rows/],
    ['headLost', /chain was rewritten/],
  ])('is told of a seal by its number: %s', (wrong, words) => {
    expect(describeFinding({ wrong, seal: 4 })).toMatch(/^seal 4 /)
    expect(describeFinding({ wrong, seal: 4 })).toMatch(words)
  })
})
