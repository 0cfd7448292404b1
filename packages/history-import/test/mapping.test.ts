import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { CUT_MARK, cutText, RowMapper } from '../src/map-row'
import { committedMappings, loadMapping, mappingSchema } from '../src/mapping'

const hotline = mappingSchema.parse({
  source: 'hotline',
  columns: {
    id: 'no',
    time: 'at',
    nature: 'kind',
    channel: 'by',
    cause: ['big', 'small'],
    content: 'text',
  },
  time: { format: 'instant' },
  natures: { 投诉: { kind: 'complaint', why: 'the same word' }, 其他: { kind: null, why: 'says nothing' } },
  channels: { 热线: { channel: 'municipalForward', why: 'another house was called' } },
})

const header = ['no', 'at', 'kind', 'by', 'big', 'small', 'text']

const read = (fields: string[], mapping = hotline) => new RowMapper(mapping, header).read(fields)

describe('a row, as its mapping reads it', () => {
  const at = '2018-02-08T15:34:40+08:00'

  test("has our codes, and keeps the source's words", () => {
    expect(read([' 7 ', at, '投诉', '热线', '环卫', '', '垃圾'])).toEqual({
      sourceId: '7',
      nature: '投诉',
      channel: '热线',
      kind: 'COMPLAINT',
      mappedChannel: 'MUNICIPAL_FORWARD',
      receivedAt: '2018-02-08T07:34:40.000Z',
      cause: '环卫',
      content: '垃圾',
      outcome: null,
    })
  })

  test.each(['其他', '从未见过', '', 'constructor'])('a word without a counterpart is kept: "%s"', (word) => {
    expect(read(['7', at, word, word, '甲', '乙', ''])).toMatchObject({
      nature: word,
      channel: word,
      kind: null,
      mappedChannel: null,
      cause: '甲 / 乙',
      content: null,
    })
  })

  test('a date stands for the start of that day in its zone', () => {
    const dated = { ...hotline, time: { format: 'date', timeZone: 'Asia/Shanghai' } as const }
    expect(read(['7', '2018-12-01', '', '', '', '', ''], dated)).toMatchObject({
      receivedAt: '2018-11-30T16:00:00.000Z',
    })
    expect(read(['7', '2018-02-30', '', '', '', '', ''], dated)).toEqual({
      problem: expect.stringContaining('is not a date like 2018-03-31'),
    })
  })

  test.each([
    ['too few fields', ['7', at], 'it has 2 fields, the header has 7'],
    ['no id', ['', at, '', '', '', '', ''], 'its id ("no") is empty'],
    ['no time', ['7', '', '', '', '', '', ''], 'is not an instant'],
    ['a time without an offset', ['7', '2018-02-08T15:34:40', '', '', '', '', ''], 'is not an instant'],
    ['a year before all records', ['7', '0000-01-01T00:00:00Z', '', '', '', '', ''], 'from the year 1900 on'],
    ['a NUL character', ['7', at, '', '', '', '', 'a\0b'], 'damaged'],
    ['bytes that are not UTF-8', ['7', at, '\uFFFD\uFFFD', '', '', '', ''], 'damaged'],
    [
      'a text too long',
      ['7', at, '', '', '', '', 'x'.repeat(5_001)],
      'content has 5001 characters, at most 5000',
    ],
  ])('%s is a problem of the row', (_what, fields, problem) => {
    expect(read(fields)).toEqual({ problem: expect.stringContaining(problem) })
  })

  test('a text too long is cut with a mark where the mapping says so, never through a character', () => {
    const cutting = { ...hotline, tooLong: 'cut' } as const
    const row = read(['7', at, '', '', '', '', '文'.repeat(6_000)], cutting)
    if ('problem' in row) throw new Error(row.problem)
    expect(row.content).toHaveLength(5_000)
    expect(row.content?.endsWith(`文${CUT_MARK}`)).toBe(true)
    expect(cutText('x😀yyyyyyyyyy', 2 + CUT_MARK.length)).toBe(`x${CUT_MARK}`)
  })

  test('a column that the header lacks, or has twice, is named with its place in the mapping', () => {
    expect(() => new RowMapper(hotline, ['no', 'at', 'at', 'kind'])).toThrow(
      /columns\.time: "at" is twice in the header[^]*columns\.cause: "small" is not in the header/,
    )
  })
})

describe('mappings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-mapping-'))

  afterAll(() => rmSync(folder, { recursive: true }))

  test('those that come with the product are valid, and found by name', () => {
    expect(committedMappings()).toEqual([
      'boston311',
      'fuzhou12345',
      'pingshan',
      'teddy-complaints',
      'teddy-inquiries',
    ])
    for (const name of committedMappings()) expect(loadMapping(name, folder).source).toBe(name)
  })

  test('faults are told with their paths, all at once', () => {
    const { natures: _natures, ...lacking } = hotline
    const wrong = { ...lacking, time: { format: 'date', timeZone: '+08:00' }, tooLong: 'drop' }
    writeFileSync(join(folder, 'wrong.json'), JSON.stringify(wrong))
    expect(() => loadMapping('wrong.json', folder)).toThrow(
      /time\.timeZone: is no IANA time zone[^]*natures: [^]*tooLong: /,
    )
  })

  test('one that is absent, or no JSON, is named', () => {
    expect(() => loadMapping('absent', folder)).toThrow(
      /There is no mapping "absent": .*fuzhou12345, pingshan/,
    )
    writeFileSync(join(folder, 'broken.json'), '{')
    expect(() => loadMapping('broken.json', folder)).toThrow(/broken\.json is not JSON/)
  })
})
