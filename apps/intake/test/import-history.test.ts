import { describe, expect, test } from '@jest/globals'
import { Refusal } from '@shouwen/vocabulary/refusal'
import { decideImport, type HistoryRow } from '../src/domain/import-history'
import { appealNumber } from '../src/domain/numbering'

const now = new Date('2026-03-02T01:00:00Z')
const place = {
  id: '0197a1c2-0000-7000-8000-000000000001',
  groupId: '0197a1c2-0000-7000-8000-000000000002',
  projectId: '0197a1c2-0000-7000-8000-000000000003',
  projectPath: 'lvyuan/north/hetang',
  projectKind: 'residential',
  source: 'hotline',
} as const

const row: HistoryRow = {
  sourceId: '20240001',
  nature: '投诉举报',
  channel: '12345热线',
  kind: 'complaint',
  mappedChannel: 'municipalForward',
  receivedAt: new Date('2024-05-01T08:00:00+08:00'),
  cause: ' 噪音 ',
  content: ' 夜间施工 ',
  outcome: ' 已制止 ',
  promisedBy: null,
  repliedAt: null,
  resolvedAt: null,
}

const importing = (changes: Partial<HistoryRow>) => () => decideImport({ ...row, ...changes }, place, now)

describe('history', () => {
  test('is in the archive from the start: nobody answers for it, nothing is owed', () => {
    expect(importing({})()).toEqual({
      ...place,
      number: 'hotline:20240001',
      origin: 'imported',
      sourceId: '20240001',
      sourceNature: '投诉举报',
      sourceChannel: '12345热线',
      kind: 'complaint',
      channel: 'municipalForward',
      category: null,
      grade: null,
      impact: null,
      aboutService: false,
      scope: null,
      severity: null,
      confidential: false,
      declined: null,
      cause: '噪音',
      content: '夜间施工',
      unitId: null,
      customerId: null,
      callerName: null,
      callerTelephone: null,
      receivedAt: row.receivedAt,
      registeredAt: now,
      firstContactId: null,
      packId: null,
      packVersion: null,
      status: 'archived',
      departmentId: null,
      informedAt: null,
      outcome: '已制止',
      demand: null,
      resolvedAt: null,
      revisitedAt: null,
      closedAt: null,
      archivedAt: now,
      version: 1,
    })
  })

  test('that says little is kept as it is', () => {
    expect(
      importing({ kind: null, mappedChannel: null, cause: null, content: null, outcome: ' ' })(),
    ).toMatchObject({
      kind: null,
      channel: null,
      cause: null,
      content: '',
      outcome: null,
      demand: null,
    })
  })

  test('needs an id in its source, and words of at most 100 characters', () => {
    const long = 'x'.repeat(101)
    expect(importing({ sourceId: ' ' })).toThrow(
      new Refusal('INPUT_INVALID', { problems: ['sourceId is empty'] }),
    )
    expect(importing({ sourceId: long, nature: long, channel: long })).toThrow(
      new Refusal('INPUT_INVALID', {
        problems: ['sourceId is too long', 'nature is too long', 'channel is too long'],
      }),
    )
    const fits = 'x'.repeat(100)
    expect(importing({ sourceId: fits, nature: fits, channel: fits })).not.toThrow()
  })

  test('lies in the past', () => {
    expect(importing({ receivedAt: now })).not.toThrow()
    expect(importing({ receivedAt: new Date(now.getTime() + 1) })).toThrow(
      new Refusal('TIME_IN_FUTURE', { field: 'receivedAt' }),
    )
  })

  test('is no longer than what is registered here', () => {
    const long = '长'.repeat(5_001)
    expect(importing({ content: long })).toThrow(
      new Refusal('TEXT_TOO_LONG', { field: 'content', limit: 5_000, length: 5_001 }),
    )
    expect(importing({ cause: long })).toThrow(
      new Refusal('TEXT_TOO_LONG', { field: 'cause', limit: 200, length: 5_001 }),
    )
    expect(importing({ outcome: long })).toThrow(
      new Refusal('TEXT_TOO_LONG', { field: 'outcome', limit: 2_000, length: 5_001 }),
    )
  })
})

test('a number is the project, the local day and the count of the day', () => {
  expect(appealNumber('ht', '2026-11-23', 7)).toBe('HT-20261123-0007')
  expect(appealNumber('songhe-2', '2026-01-02', 12_345)).toBe('SONGHE-2-20260102-12345')
})
