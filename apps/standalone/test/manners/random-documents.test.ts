import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { documentShapes, randomDocument } from '@shouwen/testing/random-documents'
import { isRefusalCode } from '@shouwen/vocabulary/refusal-catalogue'
import fc from 'fast-check'
import { buildSchema } from 'graphql'
import { signedIn } from '../told'
import { aStandaloneWorld, type TimedWorld } from '../world'

const schema = buildSchema(readFileSync(join(__dirname, '../../../gateway/api.graphql'), 'utf8'))
/** What a document that is no GraphQL is answered, and one that is empty. */
const ofGraphQL = new Set<unknown>(['GRAPHQL_PARSE_FAILED', 'BAD_REQUEST'])

let world: TimedWorld

beforeAll(async () => {
  world = await aStandaloneWorld()
})

afterAll(() => world?.close())

test('whatever document comes, the answer is GraphQL: data, refusals, or what is not sound; never a fault', async () => {
  const people = await Promise.all(['steward', 'management', 'bi'].map((persona) => signedIn(world, persona)))
  const aDocument = fc.record({
    shape: fc.constantFrom(...documentShapes),
    seed: fc.nat(),
    headers: fc.constantFrom(...people),
  })
  await fc.assert(
    fc.asyncProperty(aDocument, async ({ shape, seed, headers }) => {
      const response = await fetch(`${world.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json',
          ...headers,
        },
        body: JSON.stringify({ query: randomDocument(schema, shape, seed) }),
      })
      const text = await response.text()
      const answer = JSON.parse(text) as { data?: unknown; errors?: { extensions?: { code?: unknown } }[] }
      expect([200, 400]).toContain(response.status)
      expect(response.headers.get('content-type')).toContain('application/graphql-response+json')
      expect('data' in answer || 'errors' in answer).toBe(true)
      for (const { extensions } of answer.errors ?? []) {
        if (!isRefusalCode(extensions?.code) && !ofGraphQL.has(extensions?.code)) throw new Error(text)
      }
    }),
    { numRuns: 300 },
  )
}, 120_000)
