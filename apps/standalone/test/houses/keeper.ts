import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { ClockHand, ClockOfFile } from '@shouwen/testing/clock-file'
import { ownDatabase, type OwnDatabase } from '@shouwen/testing/servers'
import { TestClock } from '@shouwen/testing/test-clock'
import type { Asked, Opened } from './protocol'
import { openOn, openSeeded, type TestHouse } from './test-house'

/**
 * Keeps houses for the tests of one jest worker, in a process whose modules are loaded once: jest loads them anew for each
 * file, which takes longer than the tests of most. Prints its address; ends with whoever started it.
 */
const houses = new Map<string, TestHouse>()
const template = migrated()
/** Where its address is written. */
const [, , addressFile] = process.argv

/** Migrations take half of a house's start: done once, and copied. */
async function migrated(): Promise<OwnDatabase> {
  const database = await ownDatabase()
  const house = await openOn(database, new TestClock())
  await house.stop()
  return database
}

/** Opens a house whose time stands in a file, which goes with it. */
async function opened(start: string): Promise<Opened> {
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-clock-'))
  const clockFile = join(folder, 'clock')
  new ClockHand(clockFile, start).close()
  const clock = new ClockOfFile(clockFile)
  const house = await openSeeded(await ownDatabase((await template).name), clock)
  const { url, database, dataFolder } = house
  const stop = async (): Promise<void> => {
    await house.stop()
    clock.close()
    rmSync(folder, { recursive: true, force: true })
  }
  houses.set(url, { ...house, stop })
  return { url, databaseUrl: database.url, dataFolder, clockFile }
}

async function answer(asked: Asked): Promise<Opened | null> {
  if (asked.want === 'open') return opened(asked.start)
  const house = houses.get(asked.url)
  if (house === undefined) throw new Error(`no house is kept at ${asked.url}`)
  if (asked.want === 'wake') house.wake(asked.service, asked.job)
  else if (asked.want === 'quieten') await house.quieten(asked.service)
  else {
    houses.delete(asked.url)
    await house.stop()
  }
  return null
}

/** Tells who asks without a question whose keeper this is. */
async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method === 'GET') {
    response.end(String(process.ppid))
    return
  }
  try {
    response.end(JSON.stringify(await answer(JSON.parse(await text(request)) as Asked)))
  } catch (error) {
    response.statusCode = 500
    response.end(error instanceof Error ? error.stack : String(error))
  }
}

const server = createServer((request, response) => void serve(request, response))
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
process.stdin.resume().once('end', () => {
  if (addressFile !== undefined) rmSync(addressFile, { force: true })
  void template.then(({ drop }) => drop()).finally(() => process.exit())
})
