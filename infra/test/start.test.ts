import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { freePort, House, occupyPort, runs, until, type HouseChoices } from './house'

let root: string
let data: string
let port: string
let houses: House[]

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'shouwen-start-'))
  chmodSync(root, 0o711)
  data = join(root, 'data')
  port = await freePort()
  houses = []
})

afterEach(async () => {
  await Promise.all(houses.map((house) => house.close()))
  rmSync(root, { recursive: true, force: true })
})

function open(env: HouseChoices = {}): House {
  const house = House.open({ SHOUWEN_DATA: data, PORT: port, ...env })
  houses.push(house)
  return house
}

function postmasterPid(): number {
  return Number(readFileSync(join(data, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[0])
}

describe('starting', () => {
  test('a second start finds the data of the first, and Ctrl-C ends all that was started', async () => {
    const first = open()
    await first.says('ready, start 1')
    const postgres = postmasterPid()
    const nats = Number(readFileSync(join(data, 'nats/nats.pid'), 'utf8'))
    expect(await first.close()).toBe(0)
    expect([postgres, nats].filter(runs)).toEqual([])
    expect(existsSync(join(data, 'start.lock'))).toBe(false)

    const second = open()
    await second.says('ready, start 2')
  })

  test('no password is said, and only its owner can read it', async () => {
    const house = open()
    await house.says('ready')
    const { mode } = statSync(join(data, 'postgres/password'))
    expect(mode & 0o077).toBe(0)
    expect(house.said).not.toContain(readFileSync(join(data, 'postgres/password'), 'utf8').trim())
  })

  test('a start on data that is in use names the process that has it', async () => {
    const first = open()
    await first.says('ready')
    const second = open()
    expect(await second.ended).toBe(1)
    expect(second.said).toContain(`process ${first.pid}`)
  })

  test('an occupied port is named before anything is started', async () => {
    const other = await occupyPort()
    port = other.port
    const house = open()
    expect(await house.ended).toBe(1)
    expect(house.said).toContain(`Port ${port} on 127.0.0.1 is occupied`)
    expect(house.said).toContain('PORT=')
    expect(readdirSync(data)).toEqual([])
    other.server.close()
  })

  test('a lock whose holder is gone, or whose pid belongs to another process now, is replaced', async () => {
    mkdirSync(data)
    writeFileSync(join(data, 'start.lock'), JSON.stringify({ pid: process.pid, start: 'long ago' }))
    await open().says('ready, start 1')
  })

  test('data below a folder that the database user cannot enter is put where it can', async () => {
    chmodSync(root, 0o700)
    data = join(root, 'deep/data')
    const shared = mkdtempSync(join(tmpdir(), 'shouwen-place-'))
    try {
      await open({ SHOUWEN_SHARED_PLACE: shared }).says('ready, start 1')
      await houses[0]?.close()
      await open({ SHOUWEN_SHARED_PLACE: shared }).says('ready, start 2')
      await houses[1]?.close()
    } finally {
      rmSync(shared, { recursive: true, force: true })
    }
  })
})

describe('what an earlier run left', () => {
  test('after kill -9 the servers end by themselves or are ended, and the data is whole', async () => {
    const killed = open()
    await killed.says('ready, start 1')
    await killed.kill()
    const next = open()
    await next.says('ready, start 2')
  })

  test('a PostgreSQL that still runs on the data is ended and replaced', async () => {
    const first = open()
    await first.says('ready, start 1')
    await first.close()
    const left = Number(
      execFileSync(process.execPath, [join(__dirname, 'leave-postgres.mjs'), join(data, 'postgres')]),
    )
    expect(runs(left)).toBe(true)

    const next = open()
    await next.says('ready, start 2')
    expect(next.said).toContain(`pid ${left}`)
    await until(() => !runs(left), 'the PostgreSQL left behind to be gone')
  })

  test('the pid file of a PostgreSQL that is gone does not harm the process that has its pid now', async () => {
    const first = open()
    await first.says('ready, start 1')
    await first.close()
    const pidFile = [process.pid, join(data, 'postgres/cluster'), 1, 5432, '', '127.0.0.1', '', 'ready'].join(
      '\n',
    )
    writeFileSync(join(data, 'postgres/cluster/postmaster.pid'), pidFile)
    await open().says('ready, start 2')
  })

  test('a half-initialised cluster is set aside', async () => {
    mkdirSync(join(data, 'postgres/cluster/base'), { recursive: true })
    writeFileSync(join(data, 'postgres/cluster/PG_VERSION'), '18\n')
    const house = open()
    await house.says('ready, start 1')
    expect(house.said).toContain('half initialised')
  })

  test.each([
    ['that are not there', null, 'do not run'],
    ['of another major version', 'postgres (PostgreSQL) 17.6', 'names PostgreSQL 17.6'],
  ])("the machine's own PostgreSQL programs %s are refused", async (_what, version, complaint) => {
    const folder = join(root, 'bin')
    mkdirSync(folder)
    for (const program of version === null ? [] : ['initdb', 'postgres'])
      writeFileSync(join(folder, program), `#!/bin/sh\necho '${version}'\n`, { mode: 0o755 })
    const house = open({ POSTGRES_BIN: folder })
    expect(await house.ended).toBe(1)
    expect(house.said).toContain(complaint)
  })

  test('data of another major version is refused with the choices', async () => {
    mkdirSync(join(data, 'postgres/cluster/global'), { recursive: true })
    writeFileSync(join(data, 'postgres/cluster/global/pg_control'), '')
    writeFileSync(join(data, 'postgres/cluster/PG_VERSION'), '17\n')
    const house = open()
    expect(await house.ended).toBe(1)
    expect(house.said).toContain('belongs to PostgreSQL 17')
    expect(house.said).toContain('DATABASE_URL')
  })
})
