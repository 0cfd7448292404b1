import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { runImport } from '@shouwen/history-import/command-line'
import { SchemaClient } from '@shouwen/scenarios/schema-client'
import { aStandaloneWorld, type World } from '../world'

const mapping = {
  source: 'hotline',
  columns: { id: 'no', time: 'at', nature: 'kind', channel: 'by', content: 'text' },
  time: { format: 'date', timeZone: 'Asia/Shanghai' },
  natures: { 投诉: { kind: 'complaint', why: 'the same word' } },
  channels: {},
}

const lines = [
  'no,at,kind,by,text',
  '1,2018-03-01,投诉,热线,路灯不亮',
  '2,2018-03-01,投诉',
  '3,2018-03-01,投诉,热线,"引号没有结束',
  '4,2018-03-02,表白,热线,"两行的\n内容"',
  '5,2099-01-01,投诉,热线,尚未发生',
  `6,2018-03-02,投诉,热线,${'长'.repeat(5_001)}`,
  '1,2018-03-01,投诉,热线,同一编号',
  `${'9'.repeat(101)},2018-03-02,投诉,热线,编号过长`,
]

describe('npm run import', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-import-'))
  let world: World

  beforeAll(async () => {
    writeFileSync(join(folder, 'hotline.json'), JSON.stringify(mapping))
    writeFileSync(join(folder, 'hotline.csv'), lines.join('\n'))
    world = await aStandaloneWorld()
  }, 120_000)

  afterAll(async () => {
    await world?.close()
    rmSync(folder, { recursive: true })
  })

  async function run(...args: string[]): Promise<{ code: number; printed: string[]; complained: string }> {
    const printed: string[] = []
    const complained: string[] = []
    const code = await runImport(args, {
      folder,
      clientFor: (url) => (url === null ? world.client : new SchemaClient(url, async () => 'none')),
      print: (text) => printed.push(...text.split('\n')),
      complain: (text) => complained.push(text),
    })
    return { code, printed, complained: complained.join('\n') }
  }

  const files = ['hotline.csv', '--map', 'hotline.json']

  test('takes what can be read, tells the rest with line, code and problem, and writes it to a file', async () => {
    const first = await run(...files, '--refused', 'refused.csv')
    expect(first).toEqual({
      code: 0,
      complained: '',
      printed: [
        'hotline → 荷塘小区 (lvyuan/north/hetang)',
        'rows 总行数      8',
        'accepted 新增    2',
        'known 已有       1',
        'refused 拒收     5',
        '  line 3  ROW_INVALID  it has 3 fields, the header has 5',
        expect.stringMatching(/^ {2}line 4 {2}ROW_INVALID {2}.*quote/),
        '  line 8  ROW_INVALID  content has 5001 characters, at most 5000 are taken',
        expect.stringMatching(/^ {2}line 7 {2}TIME_IN_FUTURE {2}/),
        expect.stringMatching(/^ {2}line 10 {2}INPUT_INVALID {2}.*sourceId is too long/),
      ],
    })
    const written = readFileSync(join(folder, 'refused.csv'), 'utf8').trimEnd().split('\n')
    expect(written[0]).toBe('line,code,problem')
    expect(written).toHaveLength(6)

    const second = await run(...files)
    expect(second.printed.slice(1, 5)).toEqual([
      'rows 总行数      8',
      'accepted 新增    0',
      'known 已有       3',
      'refused 拒收     5',
    ])
  })

  test.each([
    ['no arguments', [], /npm run import -- FILE --map MAPPING/],
    ['an option that there is not', [...files, '--force'], /--force/],
    ['no such file', ['absent.csv', '--map', 'hotline.json'], /There is no file .*absent\.csv/],
    ['no such mapping', ['hotline.csv', '--map', 'absent'], /There is no mapping "absent"/],
    [
      'a mapping of another file',
      ['hotline.csv', '--map', 'pingshan'],
      /columns\.id: "rec_id" is not in the header/,
    ],
    [
      'no such project',
      [...files, '--project', 'lvyuan/nowhere'],
      /sees no project lvyuan\/nowhere; there are: .*hetang/,
    ],
    ['no such persona', [...files, '--as', 'nobody'], /there is no persona "nobody"/],
    ['a persona that may not import', [...files, '--as', 'worker'], /NOT_PERMITTED/],
    ['a house that does not run', [...files, '--url', 'http://127.0.0.1:9/graphql'], /run npm start first/],
  ])('%s is told, and ends with code 1', async (_what, args, words) => {
    const { code, complained } = await run(...args)
    expect(complained).toMatch(words)
    expect(code).toBe(1)
  })
})
