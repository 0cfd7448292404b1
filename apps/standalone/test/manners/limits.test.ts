import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { documentLimits } from '@shouwen/gateway/manners/limits'
import { codesOf, send, signedIn, toldInBoth } from '../told'
import { aStandaloneWorld, type TimedWorld } from '../world'

let world: TimedWorld
let headers: Record<string, string>

beforeAll(async () => {
  world = await aStandaloneWorld()
  headers = await signedIn(world, 'steward')
})

afterAll(() => world?.close())

const question = (query: string, variables: object = {}): string => JSON.stringify({ query, variables })
const times = (count: number, make: (each: number) => string): string =>
  Array.from({ length: count }, (_, each) => make(each)).join(' ')

/** Round and round: an appeal, its customer, the customer's history, its appeals. */
const rounds = (count: number, innermost: string): string =>
  count === 0
    ? innermost
    : `customer { serviceHistory(first: 1) { edges { node { appeal { ${rounds(count - 1, innermost)} } } } } }`

const tooComplex: { limit: keyof typeof documentLimits; name: string; query: string }[] = [
  { limit: 'tokens', name: 'a long document', query: `{ ${times(5_000, () => 'projects')} }` },
  { limit: 'depth', name: 'a deep document', query: `{ appeal(id: "1") { ${rounds(3, 'id')} } }` },
  {
    limit: 'depth',
    name: 'depth in fragments',
    query: `{ appeal(id: "1") { ...A } } fragment A on Appeal { ${rounds(1, '...B')} }
      fragment B on Appeal { ${rounds(1, '... { ...C }')} } fragment C on Appeal { ${rounds(1, '... on Appeal { id }')} }`,
  },
  { limit: 'aliases', name: 'many aliases', query: `{ me { ${times(101, (each) => `a${each}: id`)} } }` },
  {
    limit: 'aliases',
    name: 'aliases in a fragment',
    query: `{ a: me { ...F } b: me { ...F } c: me { ...F } } fragment F on Me { ${times(40, (each) => `a${each}: id`)} }`,
  },
  {
    limit: 'directives',
    name: 'many directives',
    query: `{ me { ${times(51, () => 'id @include(if: true)')} } }`,
  },
  {
    limit: 'directives',
    name: 'directives on fragments',
    query: `{ me { ${times(26, () => '... @skip(if: false) { id @skip(if: true) }')} } }`,
  },
  { limit: 'rootFields', name: 'many questions at once', query: `{ ${times(21, () => 'projects { id }')} }` },
  {
    limit: 'rootFields',
    name: 'many questions in fragments',
    query: `{ ${times(7, () => '...F')} } fragment F on Query { me { id } projects { id } workOrders { edges { cursor } } }`,
  },
  {
    limit: 'selections',
    name: 'fragments that double',
    query: `{ me { ...F0 } } ${times(30, (each) => `fragment F${each} on Me { ...F${each + 1} ...F${each + 1} }`)} fragment F30 on Me { id }`,
  },
  {
    limit: 'cost',
    name: 'pages within pages',
    query: `{ appeals(first: 100) { edges { node { customer { serviceHistory(first: 100) { edges { node { appeal { id } } } } } } } } }`,
  },
  {
    limit: 'cost',
    name: 'pages within pages, in fragments',
    query: `{ appeals(first: 100) { ...P } } fragment P on AppealConnection { edges { node { ...A } } }
      fragment A on Appeal { customer { ... { serviceHistory(first: 100) { edges { node { ...H } } } } } }
      fragment H on ServiceHistoryEntry { appeal { id } }`,
  },
]

describe('a document that asks for too much', () => {
  test.each(tooComplex)(
    'is refused with OPERATION_TOO_COMPLEX by its $limit: $name',
    async ({ limit, query }) => {
      const told = await toldInBoth(world, question(query), headers)
      expect([told.status, codesOf(told), told.data]).toEqual([400, ['OPERATION_TOO_COMPLEX'], undefined])
      const facts = told.errors?.[0]?.extensions.facts ?? {}
      expect(facts).toMatchObject({ limit, allowed: documentLimits[limit] })
      expect(facts['asked']).toBeGreaterThan(documentLimits[limit])
    },
  )

  test('is refused for the page that its variables ask for', async () => {
    const query = `query Q($outer: Int, $inner: Int) { appeals(first: $outer) { edges { node { customer {
      serviceHistory(first: $inner) { edges { node { appeal { id } } } } } } } } }`
    const asked = async (outer: number, inner: number): Promise<string[]> =>
      codesOf(await send(world, question(query, { outer, inner }), headers))
    expect(await asked(2, 5)).toEqual([])
    expect(await asked(100, 100)).toEqual(['OPERATION_TOO_COMPLEX'])
    expect(await asked(2, 5)).toEqual([])
  })

  test.each([
    '{ me { ...A } } fragment A on Me { id ...A }',
    '{ me { ...A } } fragment A on Me { ...B } fragment B on Me { id ...C } fragment C on Me { ...A }',
    '{ me { id } } fragment A on Me { ...B } fragment B on Me { ...A }',
  ])('goes round in circles, and is not valid: %s', async (query) => {
    const told = await send(world, question(query), headers)
    expect([...new Set(codesOf(told))]).toEqual(['INPUT_INVALID'])
    expect(told.data).toBeUndefined()
  })

  test('is a batch: several operations in one request', async () => {
    const told = await send(world, `[${question('{ me { id } }')},${question('{ me { id } }')}]`, headers)
    expect([told.status, told.data]).toEqual([400, undefined])
  })
})

describe('a request', () => {
  test('with a body that is too large is refused before it is read', async () => {
    const told = await send(world, question('{ me { id } }', { long: 'x'.repeat(2 * 1024 * 1024) }), headers)
    expect([told.status, codesOf(told)]).toEqual([413, ['BODY_TOO_LARGE']])
  })

  test('with variables as deep as a body can hold is answered', async () => {
    const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`
    const told = await send(world, `{"query":"{ me { kind } }","variables":{"deep":${deep}}}`, headers)
    expect(told).toEqual({ status: 200, data: { me: { kind: 'STAFF' } } })
  })

  test.each([
    { name: 'a form', type: 'application/x-www-form-urlencoded' },
    { name: 'plain text', type: 'text/plain' },
    { name: 'nothing said', type: '' },
  ])('that a page elsewhere could send unasked is refused: $name', async ({ type }) => {
    const told = await send(world, question('mutation { __typename }'), { ...headers, 'content-type': type })
    expect([told.status, codesOf(told), told.data]).toEqual([400, ['BAD_REQUEST'], undefined])
  })

  test('in the address is answered only with a header that a page elsewhere cannot send', async () => {
    const address = `${world.url}/graphql?query=${encodeURIComponent('{ me { kind } }')}`
    const bare = await fetch(address, { headers })
    expect(bare.status).toBe(400)
    const told = await fetch(address, { headers: { ...headers, 'apollo-require-preflight': 'yes' } })
    expect(await told.json()).toEqual({ data: { me: { kind: 'STAFF' } } })
    const changing = `${world.url}/graphql?query=${encodeURIComponent('mutation { __typename }')}`
    const refused = await fetch(changing, { headers: { ...headers, 'apollo-require-preflight': 'yes' } })
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST'])
    const costly = `${world.url}/graphql?query=${encodeURIComponent(tooComplex.at(-1)?.query ?? '')}`
    const measured = await fetch(costly, { headers: { ...headers, 'apollo-require-preflight': 'yes' } })
    expect(measured.status).toBe(400)
    expect(await measured.text()).toContain('OPERATION_TOO_COMPLEX')
  })
})

test('GraphiQL loads nothing from elsewhere, and its headers let it run', async () => {
  const page = await fetch(`${world.url}/graphiql?persona=steward`)
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'self' 'unsafe-inline'")
  expect(policy).not.toContain('http')
  expect(await page.text()).not.toMatch(/<(?:script|link|img)[^>]+(?:src|href)="https?:/)
})
