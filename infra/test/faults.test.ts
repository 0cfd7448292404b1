import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

const checkout = resolve(__dirname, '../..')

/** A run's report, as far as these tests read it. */
interface Outcome {
  readonly kills: readonly { readonly target: string }[]
  readonly load: { readonly accepted: number }
  readonly checks: readonly { readonly name: string; readonly wrong: readonly string[] }[]
}

interface Run {
  readonly code: unknown
  readonly outcome: Outcome
}

/** One of each sort of part: what writes, with a twin, and what only listens, without. The long run kills them all. */
const distributed = [
  'PostgreSQL',
  'analytics, the active instance',
  'intake, the active instance',
  'the NATS server that leads a stream',
]

const standalone = ['NATS, with what it kept', 'the whole process']

/** `npm run faults` with each of these killed once, in a data folder of its own. */
async function kill(way: string, targets: readonly string[], folder: string): Promise<Run> {
  const { DATABASE_URL: _database, NATS_URL: _nats, npm_lifecycle_event: _npm, ...ours } = process.env
  const choices = ['--way', way, '--kills', String(targets.length), '--seed', '2026', '--in-flight', '4']
  const command = spawn(
    process.execPath,
    ['infra/run/faults.mjs', ...choices, '--only', targets.join('; ')],
    {
      cwd: checkout,
      env: { ...ours, SHOUWEN_DATA: join(folder, way) },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  for (const stream of [command.stdout, command.stderr])
    stream.on('data', (data: Buffer) => (said += data.toString()))
  const [code]: unknown[] = await once(command, 'close')
  try {
    const [outcome] = JSON.parse(readFileSync(join(folder, way, 'faults/report.json'), 'utf8')) as Outcome[]
    if (outcome === undefined) throw new Error('the report is empty')
    return { code, outcome }
  } catch (error) {
    throw new Error(`npm run faults ended with ${String(code)} and no report; it said:\n${said}`, {
      cause: error,
    })
  }
}

/** Both ways at once: most of a run is waiting for what was killed. */
let runs: Readonly<Record<string, Run>>
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'shouwen-faults-'))
  // As root the database runs as another user, who must get to its cluster.
  chmodSync(folder, 0o711)
  const [apart, together] = await Promise.all([
    kill('distributed', distributed, folder),
    kill('standalone', standalone, folder),
  ])
  runs = { distributed: apart, standalone: together }
}, 600_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe.each([
  ['distributed', distributed],
  ['standalone', standalone],
])('the house %s, its parts killed under load', (way, targets) => {
  test('loses nothing, doubles nothing and leaves nothing hanging', () => {
    const run = runs[way]
    if (run === undefined) throw new Error(`${way} was not run`)
    const { code, outcome } = run
    expect(outcome.checks.filter(({ wrong }) => wrong.length > 0)).toEqual([])
    expect(outcome.kills.map(({ target }) => target).sort()).toEqual([...targets].sort())
    expect(outcome.checks.length).toBeGreaterThan(20)
    expect(outcome.load.accepted).toBeGreaterThan(30)
    expect(code).toBe(0)
  })
})
