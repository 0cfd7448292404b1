import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { textLimits } from '@shouwen/intake/domain/texts'
import { runImport } from '@shouwen/history-import/command-line'
import { historyLimits } from '@shouwen/history-import/map-row'
import { eventually } from '@shouwen/testing/eventually'
import { parse } from 'csv-parse/sync'
import { aStandaloneWorld, type World } from '../world'

/** Real appeals, kept beside the checkout because they must not be copied into it. */
const realData = resolve(__dirname, '../../../../../shared/data/zh')

/** Seconds until the counts know all that was imported. */
const COUNTED_WITHIN = 120

const collections = [
  {
    mapping: 'fuzhou12345',
    file: 'fuzhou12345_2006_2018.csv.gz',
    columns: { NATURE: 'nature', SOURCE_CHANNEL: 'channel', MONTH: 'date' },
  },
  {
    mapping: 'pingshan',
    file: 'pingshan_workorders_201802_201810.csv.gz',
    columns: { NATURE: 'property', SOURCE_CHANNEL: 'source', MONTH: 'created_at' },
  },
] as const

type Dimension = keyof (typeof collections)[number]['columns']

const dimensions: readonly Dimension[] = ['NATURE', 'SOURCE_CHANNEL', 'MONTH']

type Counts = Record<string, number>

test('the texts that an import lets pass are those that the intake service takes', () => {
  expect(textLimits).toMatchObject(historyLimits)
})

if (existsSync(realData)) {
  let world: World

  beforeAll(async () => {
    world = await aStandaloneWorld()
  }, 120_000)

  afterAll(() => world?.close())

  describe.each(collections)('the real history of $mapping', ({ mapping, file, columns }) => {
    const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(join(realData, file))), {
      columns: true,
    })

    /** The file's own counts. A month is the first seven characters of its local dates and times. */
    function ownCounts(dimension: Dimension): Counts {
      const counts: Counts = {}
      for (const row of rows) {
        const value = row[columns[dimension]] ?? ''
        const key = dimension === 'MONTH' ? value.slice(0, 7) : value
        counts[key] = (counts[key] ?? 0) + 1
      }
      return counts
    }

    async function answeredCounts(dimension: Dimension): Promise<Counts> {
      const { appealCounts } = await world.client.must<{
        appealCounts: { keys: (string | null)[]; count: number }[]
      }>(
        'bi',
        'query Counts($by: [CountDimension!]!, $source: String) { appealCounts(by: $by, source: $source) { keys count } }',
        { by: [dimension], source: mapping },
      )
      return Object.fromEntries(appealCounts.map(({ keys, count }) => [keys[0] ?? '', count]))
    }

    function counted(): Promise<void> {
      return eventually(
        async () => {
          const counts = Object.values(await answeredCounts('MONTH'))
          expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(rows.length)
        },
        { within: COUNTED_WITHIN * 1_000, every: 100 },
      )
    }

    async function imports(): Promise<string[]> {
      const printed: string[] = []
      const code = await runImport([join(realData, file), '--map', mapping], {
        folder: __dirname,
        clientFor: () => world.client,
        print: (text) => printed.push(...text.split('\n')),
        complain: (text) => printed.push(text),
      })
      return [...printed.slice(1), `exit code ${code}`]
    }

    test('comes in whole, is counted as its own file counts it, and a second time changes nothing', async () => {
      expect(await imports()).toEqual([
        `rows 总行数      ${rows.length}`,
        `accepted 新增    ${rows.length}`,
        'known 已有       0',
        'refused 拒收     0',
        'exit code 0',
      ])
      await counted()
      for (const dimension of dimensions)
        expect(await answeredCounts(dimension)).toEqual(ownCounts(dimension))

      expect(await imports()).toEqual([
        `rows 总行数      ${rows.length}`,
        'accepted 新增    0',
        `known 已有       ${rows.length}`,
        'refused 拒收     0',
        'exit code 0',
      ])
      for (const dimension of dimensions)
        expect(await answeredCounts(dimension)).toEqual(ownCounts(dimension))
    }, 300_000)
  })
} else {
  console.info(`The real history is not imported: there is no ${realData}`)
}
