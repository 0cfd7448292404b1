import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { aCustomer } from '@shouwen/testing/actors'
import { aPdf } from '@shouwen/testing/sample-files'
import { FILES_PATH, serveSubgraph } from '@shouwen/subgraph/http'
import { passOverHttp } from '@shouwen/subgraph/pass-files'
import { Refusal } from '@shouwen/vocabulary/refusal'
import express from 'express'
import { v7 as uuidv7 } from 'uuid'
import { anEstate, type Estate } from './estate'

let estate: Estate
let served: { url: string; close(): Promise<void> }
let door: Server
let origin: string
/** What the gateway has found out of who asks. */
let signed = ''

beforeAll(async () => {
  estate = await anEstate()
  served = await serveSubgraph(estate.bench.running, { host: '127.0.0.1', port: 0 })
  const pass = passOverHttp(new URL(FILES_PATH, served.url).href)
  const web = express()
  web.use(FILES_PATH, async (request, response) => {
    await pass(request, response, signed).catch((error: unknown) =>
      response.status(503).json(error instanceof Refusal ? error.code : 'a fault'),
    )
  })
  door = createServer(web).listen(0, '127.0.0.1')
  await once(door, 'listening')
  origin = `http://127.0.0.1:${(door.address() as AddressInfo).port}`
})

afterAll(async () => {
  door.close()
  await estate.bench.close()
})

const post = (name: string): Promise<Response> =>
  fetch(`${origin}/attachments`, {
    method: 'POST',
    headers: {
      'content-type': 'application/pdf',
      'x-file-name': encodeURIComponent(name),
      'idempotency-key': uuidv7(),
      /** Who says of themselves who they are, is not heard. */
      'x-shouwen-actor': 'forged',
    },
    body: new Uint8Array(aPdf()),
  })

test('the gateway hands files on over HTTP as it does in-process, and says when intake is away', async () => {
  const { bench, steward, projectId, customerId, groupId } = estate
  signed = await bench.tokenOf(steward)
  expect((await post('信.exe')).status).toBe(415)
  const taken = await post('信.pdf')
  expect(taken.status).toBe(201)
  const { uploadId } = (await taken.json()) as { uploadId: string }

  const { data } = await bench.ask<{ registerAppeal: { id: string } }>(
    steward,
    'mutation Register($input: RegisterAppealInput!) { registerAppeal(input: $input) { id } }',
    {
      input: {
        idempotencyKey: uuidv7(),
        projectId,
        customerId,
        kind: 'COMPLAINT',
        channel: 'LETTER',
        content: '见来函。',
      },
    },
  )
  const input = { idempotencyKey: uuidv7(), appealId: data.registerAppeal.id, uploadId }
  const attached = await bench.ask(
    steward,
    'mutation Attach($input: AttachInput!) { attach(input: $input) { id } }',
    { input },
  )
  expect(attached.codes).toEqual([])

  const given = await fetch(`${origin}/attachments/${uploadId}`)
  expect(Buffer.from(await given.arrayBuffer()).equals(aPdf())).toBe(true)
  expect(Object.fromEntries(given.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  })
  signed = await bench.tokenOf(aCustomer(groupId, customerId))
  expect((await fetch(`${origin}/attachments/${uploadId}`)).status).toBe(404)
  expect((await post('信.pdf')).status).toBe(403)
  signed = 'no token'
  expect((await fetch(`${origin}/attachments/${uploadId}`)).status).toBe(401)

  await served.close()
  const nobody = await post('信.pdf')
  expect([nobody.status, await nobody.json()]).toEqual([503, 'UNAVAILABLE'])
})
