import { Writable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { customerPageOperation } from '@shouwen/gateway/pages/customer-page'
import { pino } from 'pino'
import { Scene, complaintForm } from '../clauses/scene'
import { bearer, codesOf, send } from '../told'
import { aWorldHere } from '../world-here'

let scene: Scene
const logged: string[] = []

beforeAll(async () => {
  const kept = new Writable({
    write(chunk: Buffer, _encoding, done) {
      logged.push(chunk.toString())
      done()
    },
  })
  scene = new Scene(await aWorldHere({ log: pino({ level: 'trace' }, kept) }))
})

afterAll(() => scene?.close())

const get = (path: string): Promise<Response> => fetch(`${scene.world.url}${path}`)

test("the page of a customer's link is served with what it needs, runs no other script, and is framed by nobody", async () => {
  const page = await get('/appeal')
  const text = await page.text()
  expect(page.status).toBe(200)
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
  const policy = page.headers.get('content-security-policy') ?? ''
  for (const part of [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "frame-ancestors 'none'",
  ]) {
    expect(policy.split('; ')).toContain(part)
  }
  expect(policy).not.toMatch(/unsafe|\*|https?:/)
  expect(page.headers.get('referrer-policy')).toBe('no-referrer')
  expect(text).not.toMatch(/https?:\/\//)
  expect(text).toContain('<html lang="zh-CN">')
  const parts = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path)
  expect(parts).toEqual(['/appeal/page.css', '/appeal/page.js'])
  const types = await Promise.all(parts.map(async (path) => (await get(path)).headers.get('content-type')))
  expect(types).toEqual(['text/css; charset=utf-8', 'text/javascript; charset=utf-8'])
})

test('what the page asks is answered to who has the link, and the token is in no log', async () => {
  const appealId = await scene.register('steward', complaintForm)
  type Made = { token: string; link: { id: string } }
  const { token, link } = await scene.does<Made>(
    'steward',
    'linkForCustomer',
    { appealId, days: 1 },
    'token link { id }',
  )
  /** As a browser asks for `/appeal#token`: what comes after the `#` stays with it. */
  await get('/appeal')
  const asked = JSON.stringify({ query: customerPageOperation, variables: { id: appealId } })
  const ask = () => send(scene.world, asked, bearer(token))
  const { status, data } = await ask()
  expect(status).toBe(200)
  expect(data).toMatchObject({
    appeal: {
      statusZh: expect.any(String),
      content: complaintForm.content,
      firstContact: { name: '林晓梅' },
      feedbacks: [],
    },
  })
  await scene.does('steward', 'revokeCustomerLink', { linkId: link.id }, 'id')
  const shut = await ask()
  expect([shut.status, codesOf(shut)]).toEqual([401, ['LINK_NOT_VALID']])
  expect(logged.length).toBeGreaterThan(0)
  const [, payload = token] = token.split('.')
  expect(logged.filter((line) => line.includes(token) || line.includes(payload))).toEqual([])
})
