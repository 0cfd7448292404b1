import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { printWhatIf } from '../../src/errands/what-if-table'
import { aStandaloneWorld, type World } from '../world'

const file = resolve(__dirname, '../../../../../shared/data/zh/teddy_replies_60pct.csv.gz')
const whereTheFileIs = existsSync(file) ? test : test.skip

let world: World

beforeAll(async () => {
  world = await aStandaloneWorld()
}, 120_000)

afterAll(() => world?.close())

whereTheFileIs(
  'npm run demo:what-if prints what both procedures would have come to',
  async () => {
    const printed: string[] = []
    await printWhatIf(world.client, file, (text) => printed.push(text))
    const told = printed.join('\n')
    console.info(told)
    for (const clause of ['P5.2.3', 'P5.6.3.1', 'M3.4', 'M4.6.3']) expect(told).toContain(clause)
    expect(told).toMatch(
      /2018–2019 +INQUIRY +written-inquiry +P5\.6\.3\.1 +\d+ +\d+\.\d % +\d+ +\d+\.\d +\d+\.\d/,
    )
  },
  400_000,
)
