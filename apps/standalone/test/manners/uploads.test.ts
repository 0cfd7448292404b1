import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { until } from '@shouwen/scenarios/schema-client'
import { sqlOn } from '@shouwen/testing/servers'
import { aPdf } from '@shouwen/testing/sample-files'
import { v7 as uuidv7 } from 'uuid'
import { filesOf, type Sent } from '../clauses/files'
import { Scene, complaintForm } from '../clauses/scene'
import { codesOf, signedIn, type Told } from '../told'

let scene: Scene
let files: ReturnType<typeof filesOf>
let folder: string

const letter: Sent = { name: '来函.pdf', type: 'application/pdf', bytes: aPdf() }

beforeAll(async () => {
  scene = await Scene.open()
  files = filesOf(scene)
  folder = join(scene.world.dataFolder, 'attachments')
})

afterAll(() => scene?.close())

/** How many files lie in the store, staging aside. */
function keptFiles(): number {
  if (!existsSync(folder)) return 0
  return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    .length
}

async function rows(): Promise<number> {
  const found = await sqlOn(scene.world.databaseUrl, 'select 1 from intake.attachments')
  return found.length
}

/** What is left where a process was killed after the bytes were kept, and before its row said so; its id. */
async function leftByAKilledProcess(like: string): Promise<string> {
  const id = uuidv7()
  const [row] = await sqlOn(
    scene.world.databaseUrl,
    `insert into intake.attachments
       select (jsonb_populate_record(a, jsonb_build_object('id', '${id}', 'kept_at', null, 'appeal_id', null, 'attached_at', null))).*
         from intake.attachments a where id = '${like}' returning group_id`,
  )
  const place = join(folder, String(row?.['group_id']), id.slice(-2))
  mkdirSync(place, { recursive: true })
  writeFileSync(join(place, id), letter.bytes)
  return id
}

const post = async (
  headers: Record<string, string>,
  body: BodyInit,
): Promise<{ status: number; codes: string }> => {
  const init = { method: 'POST', headers, body, duplex: 'half' }
  const response = await fetch(`${scene.world.url}/attachments`, init)
  const told = { status: response.status, ...((await response.json()) as Omit<Told, 'status'>) }
  return { status: told.status, codes: codesOf(told).join() }
}

test('nobody sends a file without a token, a post, a key, or a name; nothing of it is kept', async () => {
  const whole = { 'content-type': 'application/pdf', 'x-file-name': 'a.pdf', 'idempotency-key': uuidv7() }
  expect(await post(whole, 'x')).toEqual({ status: 401, codes: 'NOT_SIGNED_IN' })
  const resident = await signedIn(scene.world, 'resident')
  expect(await post({ ...whole, ...resident }, 'x')).toEqual({ status: 403, codes: 'NOT_PERMITTED' })
  const steward = await signedIn(scene.world, 'steward')
  const { 'idempotency-key': _key, ...keyless } = whole
  expect(await post({ ...keyless, ...steward }, 'x')).toEqual({ status: 400, codes: 'INPUT_INVALID' })
  expect(await post({ ...whole, ...steward, 'x-file-name': '%' }, 'x')).toEqual({
    status: 400,
    codes: 'INPUT_INVALID',
  })
  expect((await fetch(`${scene.world.url}/attachments/${uuidv7()}`)).status).toBe(401)
  expect([keptFiles(), await rows()]).toEqual([0, 0])
})

test('what is too large is refused while it is sent, and the client hears why', async () => {
  const headers = {
    ...(await signedIn(scene.world, 'steward')),
    'content-type': 'image/jpeg',
    'x-file-name': 'a.jpg',
    'idempotency-key': uuidv7(),
  }
  const tooLarge = { status: 413, codes: 'ATTACHMENT_TOO_LARGE' }
  expect(await post(headers, new Uint8Array(16 * 1024 * 1024))).toEqual(tooLarge)
  let pieces = 0
  const unannounced = new ReadableStream({
    pull(sending) {
      if (pieces++ < 17) sending.enqueue(new Uint8Array(1024 * 1024))
      else sending.close()
    },
  })
  expect(await post(headers, unannounced)).toEqual(tooLarge)
  expect([keptFiles(), await rows()]).toEqual([0, 0])
})

test('an upload that breaks off leaves nothing', async () => {
  const half = request(`${scene.world.url}/attachments`, {
    method: 'POST',
    headers: {
      ...(await signedIn(scene.world, 'steward')),
      'content-type': 'application/pdf',
      'content-length': '100000',
      'x-file-name': 'a.pdf',
      'idempotency-key': uuidv7(),
    },
  })
  half.on('error', () => undefined)
  half.write(aPdf())
  await until(async () => expect(keptFiles()).toBe(1))
  half.destroy()
  await until(async () => expect(keptFiles()).toBe(0))
  expect(await rows()).toBe(0)
})

test('a repeat under the same key is the same upload, and another file under it is refused', async () => {
  const key = uuidv7()
  const first = await files.upload('steward', letter, key)
  expect(await files.upload('steward', letter, key)).toEqual(first)
  await expect(files.upload('steward', { ...letter, name: '另一封.pdf' }, key)).rejects.toThrow(
    'IDEMPOTENCY_KEY_REUSED',
  )
})

test('an upload is for its sender, for one appeal, for a day; what is beside an appeal stays', async () => {
  const appealId = await scene.register('steward', complaintForm)
  const { uploadId } = await files.upload('steward', letter)
  const attach = async (persona: string, id = uploadId) =>
    (await scene.tries(persona, 'attach', { appealId, uploadId: id })).codes
  expect(await attach('director')).toEqual(['NOT_FOUND'])
  expect((await files.read('steward', `/attachments/${uploadId}`)).status).toBe(404)
  expect(await attach('steward')).toEqual([])
  expect(await attach('steward')).toEqual(['NOT_FOUND'])

  const late = await files.upload('steward', letter)
  scene.world.clock.pass(24 * 3_600_000)
  expect(await attach('steward', late.uploadId)).toEqual(['NOT_FOUND'])
  const killed = await leftByAKilledProcess(uploadId)
  expect(await attach('steward', killed)).toEqual(['NOT_FOUND'])
  expect(keptFiles()).toBeGreaterThan(2)
  scene.world.wake('intake', 'tidy-uploads')
  await until(async () => expect([keptFiles(), await rows()]).toEqual([1, 1]))
  expect((await files.read('steward', `/attachments/${uploadId}`)).bytes.equals(letter.bytes)).toBe(true)
})
