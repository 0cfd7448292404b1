import { spawnSync } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { natsServerBinary } from '../nats/binary.mjs'
import { ensureBuilt } from './build.mjs'
import { checkout, dataFolder } from './checkout.mjs'
import { Complaint } from './complaint.mjs'
import { takeDataFolder } from './data-lock.mjs'
import { createEnding, runToEnd } from './ending.mjs'
import { ensureInstalled } from './install.mjs'

/**
 * `npm run faults`: runs the house under load, kills its parts at random, and checks that nothing was lost, doubled or
 * left hanging. Ends with 1 when something was.
 */
const usage = `npm run faults -- [options]

  --way both          distributed, standalone or both
  --kills 40          so many of each way
  --seed N            repeats a run's choices; chosen at random and printed unless told
  --in-flight 8       appeals that are lived at once
  --only NAMES        kills nothing else: names of the report's table, joined by semicolons
  --write             puts the report into docs/faults.md`

const ending = createEnding()

await runToEnd(ending, async () => {
  const { ways, kills, seed, inFlight, only, write } = options()
  const folder = join(dataFolder(), 'faults')
  ending.add(takeDataFolder(folder))
  ensureInstalled()
  ensureBuilt()
  const { runWay } = await import('../faults/run-way.mjs')
  const { holds, pageOf, reportOf } = await import('../faults/report.mjs')
  console.log(`seed ${seed}`)
  const outcomes = []
  for (const way of ways) {
    const outcome = await runWay(
      { way, seed, kills, inFlight, only, folder: join(folder, way) },
      ending,
      (line) => console.log(`${way}: ${line}`),
    )
    outcomes.push(outcome)
    console.log(`\n${reportOf([outcome])}`)
    writeFileSync(join(folder, 'report.json'), `${JSON.stringify(outcomes, null, 2)}\n`)
    writeFileSync(join(folder, 'report.md'), reportOf(outcomes))
  }
  if (write) writeFileSync(join(checkout, 'docs/faults.md'), pageOf(outcomes, natsVersion()))
  console.log(`The reports are in ${folder}: report.md, report.json.`)
  return outcomes.every(holds) ? 0 : 1
})

function natsVersion() {
  const { stdout } = spawnSync(natsServerBinary(console.error), ['--version'], { encoding: 'utf8' })
  return /v?(\d[\d.]*)/.exec(stdout)?.[1] ?? 'of unknown version'
}

function options() {
  const { values } = parse()
  const numbers = {
    kills: Number(values.kills),
    seed: Number(values.seed),
    inFlight: Number(values['in-flight']),
  }
  const ways = values.way === 'both' ? ['distributed', 'standalone'] : [values.way]
  if (
    !Object.values(numbers).every((number) => Number.isSafeInteger(number) && number >= 0) ||
    !ways.every((way) => ['distributed', 'standalone'].includes(way)) ||
    numbers.inFlight === 0
  )
    throw new Complaint(usage)
  const only = values.only === undefined ? [] : values.only.split(';').map((name) => name.trim())
  return {
    ...numbers,
    ways: /** @type {import('../faults/run-way.mjs').Way[]} */ (ways),
    only,
    write: values.write,
  }
}

function parse() {
  try {
    return parseArgs({
      options: {
        way: { type: 'string', default: 'both' },
        kills: { type: 'string', default: '40' },
        seed: { type: 'string', default: String(randomInt(1_000_000)) },
        'in-flight': { type: 'string', default: '8' },
        only: { type: 'string' },
        write: { type: 'boolean', default: false },
      },
    })
  } catch {
    throw new Complaint(usage)
  }
}
