import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { removePostgres } from '../postgres/embedded.mjs'
import { ensureBuilt } from './build.mjs'
import { checkout, dataFolder } from './checkout.mjs'
import { takeDataFolder } from './data-lock.mjs'
import { createEnding, runToEnd } from './ending.mjs'
import { ensureInstalled } from './install.mjs'

/**
 * `npm run bench`: measures the house beside its references and writes `docs/bench.json` and `docs/bench.md`; of rows that are not
 * asked for, what was measured before stays. Options are in `infra/bench/options.mjs`. Ctrl-C ends everything that it started.
 */
const interrupted = new AbortController()
const ending = createEnding({
  onSignal() {
    console.error('\nEnding the bench; nothing is written.')
    interrupted.abort()
  },
})

await runToEnd(ending, async () => {
  ensureInstalled()
  ensureBuilt()
  // Imported here: what they import is installed and built only now.
  const { readOptions } = await import('../bench/options.mjs')
  const { withThoseOfBefore } = await import('../bench/before.mjs')
  const { createStage } = await import('../bench/stage.mjs')
  const { measureRow } = await import('../bench/rows.mjs')
  const { describeMachine, describePostgres, describeVersions } = await import('../bench/machine.mjs')
  const { page, tableOf } = await import('../bench/page.mjs')
  const options = readOptions(process.argv.slice(2), join(checkout, 'docs'))
  const folder = join(dataFolder(), 'bench')
  ending.add(takeDataFolder(folder))
  const empty = () => {
    removePostgres(join(folder, 'postgres'))
    for (const part of ['nats', 'start-up']) rmSync(join(folder, part), { recursive: true, force: true })
  }
  empty()
  ending.add(empty)
  const began = performance.now()
  const say = (/** @type {string} */ line) =>
    console.log(`${String(Math.round((performance.now() - began) / 1000)).padStart(5)} s  ${line}`)
  const stage = createStage({ ending, folder, options, say, signal: interrupted.signal })
  const { repeats, seconds = null, appeals } = options
  const rows = []
  for (const name of options.rows) {
    stage.busy.largest = 0
    const at = new Date().toISOString()
    const row = await measureRow(name, stage)
    const taken = { at, repeats, seconds, appeals, busyBefore: stage.busy.largest, on: describePostgres() }
    rows.push({ ...row, taken })
  }
  console.log(`\n${tableOf(rows)}`)
  for (const { name, notes } of rows) for (const note of notes) console.log(`${name}: ${note}`)
  if (options.out !== undefined) {
    mkdirSync(options.out, { recursive: true })
    const machine = describeMachine()
    const all = withThoseOfBefore(rows, options.out, machine)
    const bench = { machine, versions: describeVersions(), rows: all }
    writeFileSync(join(options.out, 'bench.json'), `${JSON.stringify(bench, null, 2)}\n`)
    writeFileSync(join(options.out, 'bench.md'), page(bench))
    console.log(`\nwritten to ${options.out}`)
  }
  return rows.some(({ failed }) => failed) ? 1 : 0
})
