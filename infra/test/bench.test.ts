import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { runs, until } from './house'

interface Figure {
  readonly median: number
  readonly min: number
  readonly max: number
}

interface Row {
  readonly name: string
  readonly lines: readonly {
    readonly what: string
    readonly measured: Figure
    readonly reference?: Figure
    readonly share?: Figure
  }[]
  readonly notes: readonly string[]
}

let root: string
let bench: ChildProcess | undefined
let said: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'shouwen-bench-'))
  chmodSync(root, 0o711)
  said = ''
})

afterEach(async () => {
  if (bench?.exitCode === null) {
    bench.kill('SIGINT')
    await once(bench, 'exit')
  }
  rmSync(root, { recursive: true, force: true })
}, 120_000)

function open(...options: string[]): ChildProcess {
  const { npm_lifecycle_event: _npm, ...ours } = process.env
  const opened = spawn(process.execPath, [join(__dirname, '../run/bench.mjs'), ...options], {
    env: { ...ours, SHOUWEN_DATA: join(root, 'data') },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [opened.stdout, opened.stderr])
    stream.on('data', (data: Buffer) => (said += data.toString()))
  bench = opened
  return opened
}

function placeOf(file: string): string {
  return join(root, 'data/bench', file)
}

function pidIn(file: string): number {
  return Number(readFileSync(placeOf(file), 'utf8').split('\n')[0])
}

describe('npm run bench', () => {
  test('a short run writes what it measured, beside its reference', async () => {
    const out = join(root, 'out')
    const short = ['--seconds', '1', '--repeats', '1', '--appeals', '40']
    const [code] = await once(open('--rows', 'list', ...short, '--out', out), 'exit')
    expect({ code, said }).toMatchObject({ code: 0 })
    const { rows } = JSON.parse(readFileSync(join(out, 'bench.json'), 'utf8')) as { rows: Row[] }
    expect(rows.map(({ name }) => name)).toEqual(['list'])
    const [list] = rows
    const [{ measured, reference, share } = {}] = list?.lines ?? []
    for (const figure of [measured, reference, share]) expect(figure?.median).toBeGreaterThan(0)
    expect(list?.notes[0]).toContain('for pages of 100: constant')
    expect(readFileSync(join(out, 'bench.md'), 'utf8')).toContain('| `list` | answered |')
    expect(existsSync(join(root, 'data/bench/postgres'))).toBe(false)
  }, 300_000)

  test('rows that are not measured again stay, unless another machine measured them', () => {
    const row = (name: string, title: string): object => ({ name, title })
    const rows = [row('register', 'old'), row('start-up', 'old')]
    writeFileSync(join(root, 'bench.json'), JSON.stringify({ machine: { cores: 2, cpu: 'one' }, rows }))
    const measured = JSON.stringify([row('list', 'new'), row('register', 'new')])
    const program = `
      import { withThoseOfBefore } from ${JSON.stringify(join(__dirname, '../bench/before.mjs'))}
      const all = withThoseOfBefore(${measured}, ${JSON.stringify(root)}, { cores: 2, cpu: process.argv[1] })
      console.log(all.map(({ name, title }) => name + ' ' + title).join())`
    const titles = (cpu: string): string =>
      execFileSync(process.execPath, ['--input-type=module', '-e', program, cpu], { encoding: 'utf8' }).trim()
    expect(titles('one')).toBe('register new,list new,start-up old')
    expect(titles('another')).toBe('register new,list new')
  })

  test('Ctrl-C ends all that it started and writes nothing', async () => {
    const out = join(root, 'out')
    const opened = open('--rows', 'register', '--out', out)
    const pidFiles = ['postgres/cluster/postmaster.pid', 'nats/nats.pid']
    await until(() => pidFiles.every((file) => existsSync(placeOf(file))), 'its servers to be up', 90_000)
    const servers = pidFiles.map(pidIn)
    expect(servers.filter(runs)).toEqual(servers)
    opened.kill('SIGINT')
    await once(opened, 'exit')
    expect(servers.filter(runs)).toEqual([])
    expect(existsSync(out)).toBe(false)
  }, 180_000)

  test('an option that there is not is answered with those that there are', async () => {
    const [code] = await once(open('--rows', 'registers'), 'exit')
    expect(code).toBe(1)
    expect(said).toContain(
      '--rows register,one-estate,emergencies,list,one,gateways,counted,firing,timers,calendar-change,working-time,replay,start-up',
    )
  })
})
