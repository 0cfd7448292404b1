import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { PersistedOperations } from '@shouwen/gateway/manners/persisted-operations'
import { bearer, codesOf, send } from '../told'
import { aStrictHouse, type StrictHouse } from './strict-house'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

const listed = 'query WhoAmI { me { kind } }'
const question = (query: string, more: object = {}): string => JSON.stringify({ query, ...more })
const byHash = (sha256Hash: string, more: object = {}): string =>
  JSON.stringify({ ...more, extensions: { persistedQuery: { version: 1, sha256Hash } } })

/** A manifest in a folder of its own. */
function manifestOf(body: string, id: string): { path: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'shouwen-manifest-'))
  const path = join(folder, 'manifest.json')
  const operations = [{ id, name: 'WhoAmI', type: 'query', body }]
  writeFileSync(path, JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations }))
  return { path, remove: () => rmSync(folder, { recursive: true }) }
}

function persistedOf(mode: 'allow' | 'only'): PersistedOperations {
  const { path, remove } = manifestOf(listed, sha256(listed))
  try {
    return PersistedOperations.fromFile(path, mode)
  } finally {
    remove()
  }
}

describe('a house in production', () => {
  let house: StrictHouse
  let headers: Record<string, string>

  beforeAll(async () => {
    house = await aStrictHouse({ persisted: persistedOf('allow') })
    headers = bearer(await house.token())
  })

  afterAll(() => house?.close())

  test.each(['{ __schema { types { name } } }', '{ __type(name: "Appeal") { fields { name } } }'])(
    'does not tell its schema: %s',
    async (query) => {
      const told = await send(house, question(query), headers)
      expect([told.status, codesOf(told), told.data]).toEqual([200, ['INPUT_INVALID'], undefined])
      expect(JSON.stringify(told)).not.toMatch(/Appeal|Query/)
    },
  )

  test.each([
    { name: 'a field', query: '{ mee { kind } }', variables: {} },
    { name: 'a type', query: 'query Q($input: OpenGroupInputs!) { me { kind } }', variables: {} },
    { name: 'an argument', query: '{ project(idd: "1") { id } }', variables: {} },
    { name: 'an enum value', query: '{ appealCounts(by: [KINDS]) { count } }', variables: {} },
    {
      name: 'an enum value in a variable',
      query: 'query Q($by: [CountDimension!]!) { appealCounts(by: $by) { count } }',
      variables: { by: ['KINDS'] },
    },
    {
      name: 'a field of an input in a variable',
      query: 'mutation M($input: OpenGroupInput!) { openGroup(input: $input) { id } }',
      variables: { input: { idempotencyKey: 'key-of-eight', code: 'a', name: 'a', naem: 'a' } },
    },
  ])('suggests nothing for $name that there is not', async ({ query, variables }) => {
    const told = await send(house, question(query, { variables }), headers)
    expect([told.status, ...new Set(codesOf(told))]).toEqual([200, 'INPUT_INVALID'])
    expect(JSON.stringify(told)).not.toContain('Did you mean')
  })

  test('shows no stack', async () => {
    const told = await send(house, question('{ appeals(first: 0) { edges { cursor } } }'), headers)
    expect(codesOf(told)).not.toEqual([])
    expect(JSON.stringify(told)).not.toMatch(/stack|\.ts:|\.js:|node_modules/)
  })

  test('answers an operation that is named by its hash', async () => {
    const told = await send(house, byHash(sha256(listed)), headers)
    expect(told).toEqual({ status: 200, data: { me: { kind: 'MACHINE' } } })
    const withText = await send(house, byHash(sha256(listed), { query: listed }), headers)
    expect(withText).toEqual(told)
  })

  test('takes no operation into its list from a client', async () => {
    const own = '{ me { id } }'
    expect(codesOf(await send(house, byHash(sha256(own), { query: own }), headers))).toEqual([])
    const told = await send(house, byHash(sha256(own)), headers)
    expect([told.status, codesOf(told)]).toEqual([403, ['OPERATION_NOT_LISTED']])
    const other = await send(house, byHash(sha256(own), { query: listed }), headers)
    expect([other.status, codesOf(other)]).toEqual([400, ['INPUT_INVALID']])
  })

  test('keeps tokens and secrets out of its log', async () => {
    await send(house, question('{ me { kind } }'), bearer('a-token-that-is-not-one'))
    const text = house.logged.join('')
    expect(text).not.toContain('a-token-that-is-not-one')
    expect(text).not.toContain(headers['authorization']?.slice('Bearer '.length))
    expect(text).not.toMatch(/postgres:\/\/[^/]*:[^*/]+@/)
  })

  test('has neither personas nor GraphiQL, and headers that keep browsers careful', async () => {
    for (const page of ['/', '/graphiql?persona=steward', '/sign-in?persona=steward']) {
      expect((await fetch(`${house.url}${page}`)).status).toBe(404)
    }
    const { headers: told } = await fetch(`${house.url}/healthz`)
    expect(Object.fromEntries(told)).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'referrer-policy': 'no-referrer',
      'strict-transport-security': expect.stringContaining('max-age='),
    })
    expect(told.get('x-powered-by')).toBeNull()
  })
})

describe('a house that runs only what is on its list', () => {
  let house: StrictHouse
  let headers: Record<string, string>

  beforeAll(async () => {
    const rates = { perSubject: 6, perAddress: 2 }
    house = await aStrictHouse({ persisted: persistedOf('only'), rates, trustedProxies: 1 })
    headers = bearer(await house.token())
  })

  afterAll(() => house?.close())

  test('answers what is on it, by its text or its hash, and refuses the rest', async () => {
    const answer = { status: 200, data: { me: { kind: 'MACHINE' } } }
    expect(await send(house, question(listed), headers)).toEqual(answer)
    expect(await send(house, byHash(sha256(listed)), headers)).toEqual(answer)
    for (const query of ['{ me { kind } }', `${listed} `, `${listed} query Other { me { id } }`]) {
      const told = await send(house, question(query), headers)
      expect([told.status, codesOf(told)]).toEqual([403, ['OPERATION_NOT_LISTED']])
    }
  })

  test('refuses who asks too often, by subject, and says when to come again', async () => {
    const stranger = bearer(await house.token('somebody'))
    for (let request = 1; request <= 6; request += 1) {
      expect((await send(house, question(listed), stranger)).status).toBe(403)
    }
    const response = await fetch(`${house.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...stranger, 'accept-language': 'en' },
      body: question(listed),
    })
    const { errors } = (await response.json()) as { errors: [{ message: string; extensions: object }] }
    const retryAfter = Number(response.headers.get('retry-after'))
    expect(response.status).toBe(429)
    expect(retryAfter).toBeGreaterThan(0)
    expect(errors[0]).toEqual({
      message: `Too many requests; try again in ${retryAfter} seconds.`,
      extensions: { code: 'RATE_LIMITED', facts: { retryAfter }, retryable: true },
    })
    expect((await send(house, question(listed), headers)).status).toBe(200)
  })

  test('refuses an address that never signs in, and no other; bad tokens count as well', async () => {
    const from = (address: string, more: object = {}) => ({ 'x-forwarded-for': address, ...more })
    const statuses = async (headersOf: Record<string, string>): Promise<number> =>
      (await send(house, question(listed), headersOf)).status
    expect(await statuses(from('192.0.2.1'))).toBe(401)
    expect(await statuses(from('192.0.2.1', bearer('nonsense')))).toBe(401)
    expect(await statuses(from('192.0.2.1'))).toBe(429)
    expect(await statuses(from('192.0.2.1', bearer('nonsense')))).toBe(429)
    expect(await statuses(from('192.0.2.2'))).toBe(401)
  })
})

test('a manifest whose ids are not the hashes of its texts is refused', () => {
  const { path, remove } = manifestOf(listed, sha256('something else'))
  try {
    expect(() => PersistedOperations.fromFile(path, 'only')).toThrow('the id of WhoAmI is not the SHA-256')
  } finally {
    remove()
  }
})
