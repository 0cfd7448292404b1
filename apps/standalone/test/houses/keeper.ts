import { rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { ownDatabase, type OwnDatabase } from '@shouwen/testing/servers'
import { openOn, openSeeded, type KeptHouse } from './kept-house'
import type { Asked, Opened } from './protocol'

/**
 * Keeps houses for the tests of one jest worker, in a process whose modules are loaded once: jest loads them anew for each
 * file, which takes longer than the tests of most. Prints its address; ends with whoever started it.
 */
const houses = new Map<string, KeptHouse>()
const template = migrated()
/** Where its address is written. */
const [, , addressFile] = process.argv

/** Migrations take half of a house's start: done once, and copied. */
async function migrated(): Promise<OwnDatabase> {
  const database = await ownDatabase()
  const house = await openOn(database, '2026-03-02T01:00:00Z')
  await house.stop()
  return database
}

async function answer(asked: Asked): Promise<Opened | null> {
  if (asked.want === 'open') {
    const house = await openSeeded(await template, asked.start)
    houses.set(house.opened.url, house)
    return house.opened
  }
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
