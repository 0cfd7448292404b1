import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Asked, Opened } from './protocol'

/** Where the files that this worker runs one after the other find the keeper that the first of them started. */
const addressFile = join(tmpdir(), `shouwen-houses-of-${process.pid}`)

/** Asks this worker's keeper, which is started unless it runs. Throws with the keeper's own words. */
export async function askKeeper(asked: Asked & { readonly want: 'open' }): Promise<Opened>
export async function askKeeper(asked: Asked): Promise<Opened | null>
export async function askKeeper(asked: Asked): Promise<Opened | null> {
  keeper ??= running().catch(started)
  const response = await fetch(await keeper, { method: 'POST', body: JSON.stringify(asked) })
  if (!response.ok) throw new Error(`the keeper of houses: ${await response.text()}`)
  return (await response.json()) as Opened | null
}

let keeper: Promise<string> | undefined

/** The address of a keeper that answers to this process. */
async function running(): Promise<string> {
  const address = readFileSync(addressFile, 'utf8')
  const response = await fetch(address)
  if ((await response.text()) !== String(process.pid)) throw new Error('another process has its keeper there')
  return address
}

function started(): Promise<string> {
  const here = (name: string): string => join(__dirname, name)
  const program = ['-C', 'source', '-r', here('typescript.cjs'), here('keeper.ts'), addressFile]
  const child = spawn(process.execPath, program, { stdio: ['pipe', 'pipe', 'inherit'] })
  // It lives as long as this worker, and keeps it from ending as little as a server elsewhere would.
  for (const each of [child, child.stdin as Socket, child.stdout as Socket]) each.unref()
  return new Promise((found, failed) => {
    child.once('error', failed)
    child.once('exit', (code) => failed(new Error(`the keeper of houses ended with ${code}`)))
    createInterface({ input: child.stdout }).once('line', (address) => {
      writeFileSync(addressFile, address, { mode: 0o600 })
      found(address)
    })
  })
}
